package dev.northing.collector.transform;

import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.event.PropertyValue.StringValue;
import dev.northing.core.privacy.ValueAction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes treatments of actions. Confined to one thread. */
final class Treatments {

    private final Function<String, Pseudonymizer.Domain> domains;

    Treatments(Function<String, Pseudonymizer.Domain> domains) {
        this.domains = domains;
    }

    /** For every action but drop, which treats nothing; the domain is for actions that name none. */
    Treatment of(ValueAction action, PropertyDefinition property, String domain) {
        if (action instanceof ValueAction.Constant constant) {
            PropertyValue value = constant(constant.value(), property);
            return (any, epochDay) -> value;
        }
        if (action instanceof ValueAction.AllowValues allowed) {
            return allowing(allowed, property);
        }
        if (action instanceof ValueAction.Pseudonymize pseudonymize) {
            return pseudonymizing(domains.apply(orElse(pseudonymize.domain(), domain)));
        }
        if (action instanceof ValueAction.HashToSlot slots) {
            return slotting(domains.apply(orElse(slots.domain(), domain)), slots.slots());
        }
        return ofForm(action);
    }

    private static Treatment ofForm(ValueAction action) {
        if (action instanceof ValueAction.Bucket buckets) {
            return new Buckets(buckets);
        }
        if (action instanceof ValueAction.Round round) {
            return new Rounding(round);
        }
        if (action instanceof ValueAction.Geo geo) {
            return new GeoRounding(geo.decimals());
        }
        return action instanceof ValueAction.Keep ? (value, epochDay) -> value : Treatment.ofText(ofText(action));
    }

    private static Treatment.TextTreatment ofText(ValueAction action) {
        if (action instanceof ValueAction.Mask mask) {
            return Masking.of(mask);
        }
        if (action instanceof ValueAction.Truncate truncate) {
            return new Truncation(truncate.max());
        }
        if (action instanceof ValueAction.Url url) {
            return UrlTemplates.of(url);
        }
        if (action instanceof ValueAction.Path path) {
            return new HomePaths(path.keepLast());
        }
        if (action instanceof ValueAction.Stack stack) {
            return new StackFrames(stack.maxFrames(), stack.hash());
        }
        ValueAction.Ip ip = (ValueAction.Ip) action;
        return text -> {
            IpAddress address = IpAddress.parse(text);
            return address == null ? null : address.network(ip.v4(), ip.v6());
        };
    }

    private static Treatment allowing(ValueAction.AllowValues allowed, PropertyDefinition property) {
        List<String> listed =
                allowed.values().isEmpty() ? property.constraints().allowedValues() : allowed.values();
        Set<String> values = new HashSet<>(listed);
        return Treatment.ofText(text -> values.contains(text) ? text : allowed.other());
    }

    private static Treatment pseudonymizing(Pseudonymizer.Domain domain) {
        return (value, epochDay) -> {
            String text = text(value);
            return text == null ? null : domain.pseudonym(text, epochDay);
        };
    }

    private static Treatment slotting(Pseudonymizer.Domain domain, int slots) {
        return (value, epochDay) -> {
            String text = text(value);
            int slot = text == null ? -1 : domain.slot(text, slots, epochDay);
            return slot < 0 ? null : PropertyValue.of(slot);
        };
    }

    /** Identifiers are text or whole numbers. */
    private static @Nullable String text(PropertyValue value) {
        if (value instanceof StringValue text) {
            return text.value();
        }
        return value instanceof PropertyValue.LongValue number ? Long.toString(number.value()) : null;
    }

    private static String orElse(@Nullable String declared, String otherwise) {
        return declared == null ? otherwise : declared;
    }

    /** A constant that is none of the property's type would break what the receiver expects. */
    private static PropertyValue constant(String text, PropertyDefinition property) {
        return switch (property.type()) {
            case INTEGER -> PropertyValue.of(Long.parseLong(text));
            case NUMBER -> PropertyValue.of(Double.parseDouble(text));
            case BOOLEAN -> PropertyValue.of(Boolean.parseBoolean(text));
            default -> PropertyValue.of(text);
        };
    }
}
