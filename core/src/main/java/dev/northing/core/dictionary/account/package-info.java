/** What is owed to people and to authorities? A public inventory, a record of processing, an impact assessment. */
@NullMarked
package dev.northing.core.dictionary.account;

import org.jspecify.annotations.NullMarked;
