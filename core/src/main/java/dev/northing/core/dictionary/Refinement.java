package dev.northing.core.dictionary;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Checks that a property which refers to a shared one allows no more than that one. */
final class Refinement {

    private Refinement() {}

    static void check(
            PropertyDefinition property, PropertyDefinition shared, Reading reading, SourcePosition position) {
        String wider = wider(property, shared);
        if (wider != null) {
            reading.findings()
                    .error(
                            "S015",
                            position,
                            "'" + wider + "' allows more than shared property " + Reading.quote(shared.name())
                                    + ": a reference may only narrow; define a property of its own instead");
        }
    }

    private static @Nullable String wider(PropertyDefinition property, PropertyDefinition shared) {
        Constraints own = property.constraints();
        Constraints outer = shared.constraints();
        if (!isNarrower(property.type(), shared.type())) {
            return "type";
        }
        if (isBelow(own.min(), outer.min())) {
            return "min";
        }
        if (isBelow(outer.max(), own.max())) {
            return "max";
        }
        if (isLonger(own.maxLength(), outer.maxLength())) {
            return "max_length";
        }
        return allowsOtherValues(own, outer) ? "enum" : null;
    }

    private static boolean isNarrower(PropertyType own, PropertyType shared) {
        return own == shared
                || switch (shared) {
                    case NUMBER -> own == PropertyType.INTEGER;
                    case STRING -> own == PropertyType.ENUM;
                    case SCALAR -> own != PropertyType.LIST && own != PropertyType.MAP;
                    default -> false;
                };
    }

    private static boolean isBelow(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a != null && b != null && a.compareTo(b) < 0;
    }

    private static boolean isLonger(OptionalInt own, OptionalInt outer) {
        return own.isPresent() && outer.isPresent() && own.getAsInt() > outer.getAsInt();
    }

    private static boolean allowsOtherValues(Constraints own, Constraints outer) {
        boolean closed = !outer.allowedValues().isEmpty() && !outer.open();
        return closed && (own.open() || !new HashSet<>(outer.allowedValues()).containsAll(own.allowedValues()));
    }
}
