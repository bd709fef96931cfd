package dev.northing.collector;

import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import org.jspecify.annotations.Nullable;

/**
 * What was done to one value on its way into the queue, and why; never the value, nor its length.
 *
 * <p>Immutable.
 *
 * @param event the event's name in the dictionary
 * @param place the property's name in the dictionary, with {@code .name} for an entry of a map and {@code []} for elements of a list, or
 *     the identifier's; for what the dictionary does not declare it is empty in an account and the caller's own name in a preview
 * @param classification the class of the value, or null without one
 * @param rule why: {@code class} or {@code handling} for what the definition asks for; {@code undeclared}, {@code wrong_value}, {@code
 *     unreadable} or {@code no_key} for what was left out; {@code detector} for an identifier that looked like personal data; else
 *     the detector's rule, such as {@code email}
 * @param action what: {@link ScrubAction#DROP} when the property is left out, {@link ScrubAction#MASK} when a marker such as {@code
 *     [EMAIL]} took the place of a finding
 * @since 0.1.0
 */
public record ValueChange(
        String event, String place, @Nullable Classification classification, String rule, ScrubAction action) {}
