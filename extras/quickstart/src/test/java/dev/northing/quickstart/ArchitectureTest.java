package dev.northing.quickstart;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the library to its design: what may depend on what, and what no code here may do. */
class ArchitectureTest {

    private static final List<String> MODULES = List.of("core", "collector-client", "metrics-model");

    /** What a type of the library may not be called: such names say nothing about what it is. */
    private static final List<String> EMPTY_SUFFIXES =
            List.of("Util", "Utils", "Helper", "Manager", "Impl", "Base", "Info", "Data", "Processor", "Handler");

    /** Types whose objects cannot change, so that a static final field of them is no state. */
    private static final Set<String> MUTABLE_BY_NATURE = Set.of(
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.concurrent.ConcurrentHashMap",
            "java.lang.ThreadLocal",
            "java.util.Random",
            "java.lang.StringBuilder",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicReference",
            "java.util.concurrent.atomic.AtomicBoolean");

    private static final JavaClasses MAIN = importAll("classes");
    private static final JavaClasses TESTS = importAll("test-classes");

    @Test
    void looksAtAllThreeModules() {
        for (String root : List.of("dev.northing.core", "dev.northing.collector", "dev.northing.metrics")) {
            assertThat(MAIN.stream().filter(type -> type.getPackageName().startsWith(root)))
                    .hasSizeGreaterThan(20);
            assertThat(TESTS.stream().filter(type -> type.getPackageName().startsWith(root)))
                    .isNotEmpty();
        }
    }

    @Test
    void onlyTheJsonPackageAndTheWiresKnowJackson() {
        check(noClasses()
                .that(not(resideInAPackage("dev.northing.core.json..")))
                .and(not(resideInAPackage("dev.northing.collector.wire..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.."));
    }

    @Test
    void onlyTheYamlPackageKnowsSnakeyaml() {
        check(noClasses()
                .that(not(resideInAPackage("dev.northing.core.yaml..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml.."));
    }

    @Test
    void onlyTheTransportPackageKnowsOkHttp() {
        check(noClasses()
                .that(not(resideInAPackage("dev.northing.collector.transport..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..", "kotlin.."));
    }

    @Test
    void clientAndModelDependOnCoreAndNotOnEachOther() {
        check(noClasses()
                .that(resideInAPackage("dev.northing.core.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.northing.collector..", "dev.northing.metrics..")));
        check(noClasses()
                .that(resideInAPackage("dev.northing.collector.."))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.northing.metrics..")));
        check(noClasses()
                .that(resideInAPackage("dev.northing.metrics.."))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.northing.collector..")));
    }

    @Test
    void takesTimeAndRandomnessAsArguments() {
        check(noClasses().should().callMethod(System.class, "currentTimeMillis"));
        check(noClasses().should().callMethod(Instant.class, "now"));
        check(noClasses().should().callMethod(LocalDate.class, "now"));
        check(noClasses().should().callMethod(Clock.class, "systemUTC"));
        check(noClasses().should().callMethod(Clock.class, "systemDefaultZone"));
        check(noClasses().should().callMethod(Math.class, "random"));
        check(noClasses().should().callConstructor(Random.class));
        check(noClasses()
                .that(not(DescribedPredicate.describe(
                        "SystemTicker", (JavaClass type) -> type.getSimpleName().equals("SystemTicker"))))
                .should()
                .callMethod(System.class, "nanoTime"));
    }

    @Test
    void calculatorsNeitherLogNorReadFilesNorOpenSockets() {
        check(noClasses()
                .that(resideInAPackage("dev.northing.metrics.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.net..", "java.util.concurrent.."));
        check(noClasses()
                .that(resideInAPackage("dev.northing.metrics.."))
                .and(not(resideInAPackage("dev.northing.metrics.read..")))
                // What was given away of a privacy budget has to outlive the process.
                .and(not(DescribedPredicate.describe(
                        "LedgerFile", (JavaClass type) -> type.getSimpleName().equals("LedgerFile"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file.."));
    }

    @Test
    void holdsNoStateInStatics() {
        check(fields().that().areStatic().should(new ArchCondition<JavaField>("be final and of an unchanging type") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean unchanging = field.getModifiers().contains(JavaModifier.FINAL)
                        && !MUTABLE_BY_NATURE.contains(field.getRawType().getName());
                if (!unchanging && !field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is static state"));
                }
            }
        }));
        check(noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class));
    }

    @Test
    void callsNothingByAnEmptyName() {
        check(classes().that().areTopLevelClasses().should(new ArchCondition<JavaClass>("have a telling name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String name = type.getSimpleName();
                if (name.startsWith("Abstract") || EMPTY_SUFFIXES.stream().anyMatch(name::endsWith)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " has an empty name"));
                }
            }
        }));
    }

    @Test
    void opensNoDoorsToObjectStreamsOrServiceLoaders() {
        check(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream"));
        check(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.ServiceLoader"));
    }

    @Test
    void endsTheJvmNowhereAndPrintsNowhere() {
        check(noClasses().should().callMethod(System.class, "exit", int.class));
        check(noClasses().should().accessField(System.class, "out"));
        check(noClasses().should().accessField(System.class, "err"));
        check(noClasses().should().callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void hasNoSettersInItsApi() {
        check(com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods()
                .that()
                .arePublic()
                .should()
                .haveNameMatching("set[A-Z].*"));
    }

    @Test
    void testsNeverSleep() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(TESTS);
        noClasses()
                .should()
                .callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class)
                .check(TESTS);
    }

    @Test
    void packagesOfTheModelFormNoCycles() {
        slices().matching("dev.northing.metrics.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }

    private static JavaClasses importAll(String kind) {
        Path root = root();
        Stream<Path> folders = MODULES.stream()
                .map(module -> root.resolve(module).resolve("target").resolve(kind));
        return new ClassFileImporter()
                .importPaths(folders.filter(Files::isDirectory).toList());
    }

    /** The folder that holds the parent's {@code .mvn}, seen from wherever the test runs. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    @Test
    void banListsNameRealTypes() {
        assertThat(MUTABLE_BY_NATURE)
                .allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
        assertThat(Arrays.asList(Random.class, ThreadLocal.class)).doesNotContainNull();
    }
}
