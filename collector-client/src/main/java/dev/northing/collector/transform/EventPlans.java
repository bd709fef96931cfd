package dev.northing.collector.transform;

import dev.northing.collector.PrivacyProfile;
import dev.northing.collector.scrub.Confidence;
import dev.northing.collector.scrub.PersonalDataDetector;
import dev.northing.collector.scrub.PropertyCue;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyPrivacy;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.dictionary.Status;
import dev.northing.core.error.ConfigurationException;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.Subject;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ValueAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the plans of events, and refuses definitions that would let too much through.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class EventPlans {

    private static final Identifier[] IDENTIFIERS = Identifier.values();

    private final PersonalDataDetector detector;
    private final Pseudonymizer pseudonyms;
    private final Set<Identifier> pseudonymized;
    private final Treatments treatments;
    private final Account account;
    private final boolean classesRequired;
    private final Map<Identifier, Pseudonymizer.Domain> domains = new EnumMap<>(Identifier.class);

    /**
     * Prepares the making of plans.
     *
     * @param profile how identifiers and text are treated
     * @param pseudonyms makes the pseudonyms
     * @param account where changes are counted
     * @param classesRequired whether a property without a class is refused
     */
    public EventPlans(PrivacyProfile profile, Pseudonymizer pseudonyms, Account account, boolean classesRequired) {
        this.detector = PersonalDataDetector.of(profile.regions());
        this.pseudonyms = pseudonyms;
        this.pseudonymized = profile.pseudonymized();
        this.treatments = new Treatments(pseudonyms::domain);
        this.account = account;
        this.classesRequired = classesRequired;
    }

    /**
     * Makes the plan of one event; one that was removed leaves nothing to plan.
     *
     * @param definition its definition
     * @return the plan
     * @throws ConfigurationException if a property has no class and needs one, its class does not permit its handling, or the handling's
     *     settings do not fit
     */
    public EventPlan plan(EventDefinition definition) {
        Site site = account.site(definition.action(), "", null);
        boolean removed = definition.lifecycle().status() == Status.REMOVED;
        Collection<PropertyDefinition> declared =
                removed ? List.of() : definition.properties().values();
        PropertiesPlan properties =
                new Compilation(definition.action()).plan(site, "", declared, PropertyPrivacy.UNDECLARED);
        return new EventPlan(site, subject(definition), properties);
    }

    private SubjectPlan subject(EventDefinition definition) {
        Site[] sites = new Site[IDENTIFIERS.length];
        @Nullable IdentifierPlan[] plans = new IdentifierPlan[IDENTIFIERS.length];
        for (int at = 0; at < IDENTIFIERS.length; at++) {
            Identifier identifier = IDENTIFIERS[at];
            Classification classification =
                    pseudonymized.contains(identifier) ? Classification.IDENTIFIER : Classification.ORGANIZATION;
            sites[at] = account.site(definition.action(), identifier.key(), classification);
            plans[at] = definition.declares(identifier) ? identifier(identifier, sites[at]) : null;
        }
        return new SubjectPlan(sites, plans);
    }

    private IdentifierPlan identifier(Identifier identifier, Site site) {
        boolean always = pseudonymized.contains(identifier);
        Pseudonymizer.Domain domain = pseudonyms.domain(identifier.key());
        domains.put(identifier, domain);
        PseudonymPlan pseudonym = new PseudonymPlan(site, always ? "class" : "detector", domain);
        return always ? pseudonym : new GuardedIdentifierPlan(detector, pseudonym);
    }

    /**
     * Finds every form under which a receiver may know a person; safe for use by many threads once all plans are made.
     *
     * @param person the identifiers as the application knows them
     * @param epochDay the day, counted from 1970-01-01 UTC
     * @return the present epoch's form first; identifiers of no event, and those whose keys are gone, are left out
     */
    public List<Subject> forms(Subject person, long epochDay) {
        List<Subject> forms = new ArrayList<>();
        domains.forEach((identifier, domain) -> {
            String value = person.find(identifier);
            List<String> texts = value == null ? List.of() : texts(identifier, domain, value, epochDay);
            for (int i = 0; i < texts.size(); i++) {
                if (i == forms.size()) {
                    forms.add(Subject.EMPTY);
                }
                forms.set(i, forms.get(i).with(identifier, texts.get(i)));
            }
        });
        return forms;
    }

    /**
     * Finds every form in which events that wait may carry a person's identifiers, whatever dictionary and profile they were tracked
     * under; safe for use by many threads once all plans are made.
     *
     * @param person the identifiers as the application knows them
     * @param epochDay the day, counted from 1970-01-01 UTC
     * @param waitingEpochs how many epochs may have ended while an event waited, 0 or more
     * @return the identifiers as they are, and under each pseudonym whose key is still there
     */
    public List<Subject> traces(Subject person, long epochDay, int waitingEpochs) {
        List<Subject> traces = new ArrayList<>(List.of(person));
        for (Identifier identifier : IDENTIFIERS) {
            String value = person.find(identifier);
            if (value != null) {
                pseudonyms.find(identifier.key(), value, epochDay, waitingEpochs).stream()
                        .map(pseudonym -> Subject.EMPTY.with(identifier, pseudonym))
                        .forEach(traces::add);
            }
        }
        return traces;
    }

    private List<String> texts(Identifier identifier, Pseudonymizer.Domain domain, String value, long epochDay) {
        boolean kept = !pseudonymized.contains(identifier) && !detector.isHit(value, Confidence.LIKELY);
        return kept ? List.of(value) : domain.pseudonyms(value, epochDay);
    }

    /** The properties of one event. */
    private final class Compilation {

        private final String event;

        Compilation(String event) {
            this.event = event;
        }

        PropertiesPlan plan(
                Site around, String prefix, Collection<PropertyDefinition> definitions, PropertyPrivacy privacy) {
            List<PropertyDefinition> sorted = definitions.stream()
                    .sorted(Comparator.comparing(PropertyDefinition::name))
                    .toList();
            String[] names = new String[sorted.size()];
            Site[] sites = new Site[names.length];
            ValuePlan[] plans = new ValuePlan[names.length];
            for (int i = 0; i < names.length; i++) {
                PropertyDefinition property = sorted.get(i);
                PropertyPrivacy own = privacy.within(property.privacy());
                names[i] = property.name();
                sites[i] = account.site(event, prefix + names[i], own.classification());
                plans[i] = plan(names[i], property, own, sites[i]);
            }
            return new PropertiesPlan(around, names, sites, plans);
        }

        /** The elements of a list go by its name. */
        private ValuePlan plan(String name, PropertyDefinition property, PropertyPrivacy privacy, Site site) {
            ValueAction action = action(property, privacy, site);
            if (action instanceof ValueAction.Drop) {
                return new DropPlan(site, rule(privacy));
            }
            if (property.type() == PropertyType.MAP) {
                return new MapPlan(plan(site, site.place() + ".", property.entries(), privacy));
            }
            if (property.type() == PropertyType.LIST) {
                return list(name, property, privacy, site);
            }
            return new Scalars(name, property, privacy, site).plan(action);
        }

        private ValuePlan list(String name, PropertyDefinition property, PropertyPrivacy privacy, Site site) {
            PropertyDefinition items = property.items();
            PropertyPrivacy own = items == null ? privacy : privacy.within(items.privacy());
            Site elements = account.site(event, site.place() + "[]", own.classification());
            ValuePlan plan = items == null
                    ? new Scalars(name, property, own, elements).plan(action(property, own, elements))
                    : plan(name, items, own, elements);
            return plan == ValuePlan.KEEP ? plan : new ListPlan(plan);
        }

        private ValueAction action(PropertyDefinition property, PropertyPrivacy privacy, Site site) {
            Classification classification = privacy.classification();
            boolean leaf = property.entries().isEmpty() && property.items() == null;
            if (classification == null && classesRequired && leaf) {
                throw unfit(site, "has no class; say what its values are, such as technical");
            }
            ValueAction action = written(privacy, site);
            if (classification != null && !classification.permits(action.kind())) {
                throw unfit(
                        site,
                        "is of the class " + classification.key() + ", which does not permit the handling "
                                + action.kind().key() + "; remove the handling");
            }
            return action;
        }

        private ValueAction written(PropertyPrivacy privacy, Site site) {
            try {
                return privacy.action();
            } catch (IllegalArgumentException unfit) {
                throw unfit(site, unfit.getMessage() + "; correct it");
            }
        }

        private ConfigurationException unfit(Site site, String what) {
            return new ConfigurationException(
                    "dictionary: event '" + event + "', property '" + site.place() + "': " + what);
        }

        /** The single values of one place. */
        private final class Scalars {

            private final String name;
            private final PropertyDefinition property;
            private final PropertyPrivacy privacy;
            private final Site site;

            Scalars(String name, PropertyDefinition property, PropertyPrivacy privacy, Site site) {
                this.name = name;
                this.property = property;
                this.privacy = privacy;
                this.site = site;
            }

            ValuePlan plan(ValueAction action) {
                boolean text = holdsText(property);
                if (action instanceof ValueAction.Keep && !text) {
                    return ValuePlan.KEEP;
                }
                ValueAction capped = capped(action, privacy);
                Scan scan = text ? scan() : null;
                return new ScalarPlan(
                        site,
                        rule(privacy),
                        capped.kind(),
                        treatment(capped),
                        capped instanceof ValueAction.Truncate ? scan : null,
                        mayStillSay(capped) ? scan : null,
                        known(capped, property));
            }

            private Treatment treatment(ValueAction action) {
                try {
                    return treatments.of(action, property, domain());
                } catch (NumberFormatException notOfItsType) {
                    throw unfit(
                            site, "has a constant that is no " + property.type().key() + "; correct it");
                }
            }

            /** A property that describes the user of an event and the event's user are the same kind of thing. */
            private String domain() {
                String subject = privacy.subject();
                if (subject == null || subject.equals("none")) {
                    return name;
                }
                return subject.equals("org") ? Identifier.ORGANIZATION.key() : subject;
            }

            private Scan scan() {
                boolean free = privacy.classification() == Classification.FREE_TEXT;
                return new Scan(detector, PropertyCue.of(name), free ? Confidence.POSSIBLE : Confidence.LIKELY, site);
            }
        }
    }

    private static String rule(PropertyPrivacy privacy) {
        return privacy.handling() == null ? "class" : "handling";
    }

    /** Free text stays short, whatever its definition asks for. */
    private static ValueAction capped(ValueAction action, PropertyPrivacy privacy) {
        boolean free = privacy.classification() == Classification.FREE_TEXT;
        return free && action instanceof ValueAction.Truncate truncate && truncate.max() > ValueAction.MAX_FREE_TEXT
                ? new ValueAction.Truncate(ValueAction.MAX_FREE_TEXT)
                : action;
    }

    /** Whether a value may be text that nobody has listed; the validator has seen to it that others are not. */
    private static boolean holdsText(PropertyDefinition property) {
        return switch (property.type()) {
            case STRING, SCALAR, LIST -> true;
            case ENUM -> property.constraints().open();
            case INTEGER, NUMBER, BOOLEAN, TIMESTAMP, DURATION, MAP -> false;
        };
    }

    /** Whether what an action leaves may hold personal data. */
    private static boolean mayStillSay(ValueAction action) {
        return switch (action.kind()) {
            case KEEP, URL, PATH, STACK, MASK -> true;
            case DROP, CONSTANT, TRUNCATE, ALLOW_VALUES, BUCKET, ROUND, IP, GEO, PSEUDONYMIZE, HASH_TO_SLOT -> false;
        };
    }

    /** A declared value of an enum says nothing about anybody that the dictionary does not say; identifiers and addresses it may. */
    private static Set<String> known(ValueAction action, PropertyDefinition property) {
        return switch (action.kind()) {
            case KEEP, BUCKET, ROUND, GEO ->
                property.type() == PropertyType.ENUM
                        ? Set.copyOf(property.constraints().allowedValues())
                        : Set.of();
            default -> Set.of();
        };
    }
}
