package dev.northing.collector.transform;

import dev.northing.collector.scrub.Confidence;
import dev.northing.collector.scrub.PersonalDataDetector;
import dev.northing.collector.scrub.PropertyCue;
import dev.northing.core.event.PropertyValue;

/** The detector, set up for the text of one place. Immutable. */
record Scan(PersonalDataDetector detector, PropertyCue cue, Confidence level, Site site) {

    /** Returns the same object when nothing was found; numbers, instants and the like are not searched. */
    PropertyValue over(PropertyValue value, Pass pass) {
        if (!(value instanceof PropertyValue.StringValue text)) {
            return value;
        }
        String clean = detector.scrub(cue, text.value(), level, pass.at(site));
        return clean.equals(text.value()) ? value : PropertyValue.of(clean);
    }
}
