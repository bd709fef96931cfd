/**
 * How may a value be treated? The vocabulary that definitions use: classes, actions, purposes, legal bases.
 */
@NullMarked
package dev.northing.core.privacy;

import org.jspecify.annotations.NullMarked;
