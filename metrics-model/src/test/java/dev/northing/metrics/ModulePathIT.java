package dev.northing.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Resolves the built module from the module path, as an application with descriptors does. */
class ModulePathIT {

    private static final String MODULE = "dev.northing.metrics";
    private static final Path JAR = Path.of("target", "northing-metrics-model-0.1.0-SNAPSHOT.jar");

    private static ModuleLayer layer;

    @BeforeAll
    static void resolve() {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration resolved =
                boot.configuration().resolve(ModuleFinder.of(path()), ModuleFinder.of(), Set.of(MODULE));
        layer = ModuleLayer.defineModulesWithOneLoader(resolved, List.of(boot), null)
                .layer();
    }

    @Test
    void hasADescriptorOfItsOwn() {
        ModuleDescriptor descriptor = layer.findModule(MODULE).orElseThrow().getDescriptor();

        assertThat(descriptor.isAutomatic()).isFalse();
        assertThat(descriptor.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder(
                        MODULE,
                        MODULE + ".activation",
                        MODULE + ".aggregate",
                        MODULE + ".forecast",
                        MODULE + ".health",
                        MODULE + ".lifetime",
                        MODULE + ".northstar",
                        MODULE + ".priority",
                        MODULE + ".quality",
                        MODULE + ".read",
                        MODULE + ".retention",
                        MODULE + ".revenue",
                        MODULE + ".scan",
                        MODULE + ".signals",
                        MODULE + ".stats",
                        MODULE + ".survey",
                        MODULE + ".usage");
    }

    @Test
    void computesAFigureThroughItsExports() throws ReflectiveOperationException {
        Instant asOf = Instant.parse("2026-03-08T00:00:00Z");
        List<Object> events = List.of(event("acme", asOf.minusSeconds(60)), event("other", asOf.plusSeconds(60)));
        Predicate<Object> any = event -> true;
        Object calculator = load("usage.WeeklyActiveBuilds")
                .getMethod("of", Predicate.class)
                .invoke(null, any);

        Method evaluate = load("aggregate.Aggregator").getMethod("evaluate", Iterable.class, Instant.class);
        Object figures = evaluate.invoke(calculator, events, asOf);
        Object active = figures.getClass().getMethod("active").invoke(figures);

        assertThat(active.getClass().getModule().getName()).isEqualTo(MODULE);
        assertThat(active.getClass().getMethod("value").invoke(active)).hasToString("OptionalDouble[1.0]");
    }

    @Test
    void keepsWhatItDoesNotExport() throws ReflectiveOperationException {
        Method inner = load("input.EpochMillis").getMethod("floor", Instant.class);

        assertThatExceptionOfType(IllegalAccessException.class).isThrownBy(() -> inner.invoke(null, Instant.EPOCH));
        assertThat(inner.trySetAccessible()).isFalse();
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return layer.findLoader(MODULE).loadClass(MODULE + "." + name);
    }

    private static Object event(String unit, Instant time) throws ClassNotFoundException {
        Class<?> view = load("EventView");
        InvocationHandler answers = (proxy, method, arguments) -> switch (method.getName()) {
            case "unit" -> unit;
            case "epochMillis" -> time.toEpochMilli();
            default -> throw new UnsupportedOperationException(method.getName());
        };
        return Proxy.newProxyInstance(view.getClassLoader(), new Class<?>[] {view}, answers);
    }

    /** The built module, and every entry of the class path that holds a descriptor or is a jar of its own. */
    private static Path[] path() {
        Path built = Files.exists(JAR) ? JAR : Path.of("target", "classes");
        return Stream.concat(
                        Stream.of(built),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .map(Path::of)
                                .filter(ModulePathIT::isNeeded))
                .toArray(Path[]::new);
    }

    private static boolean isNeeded(Path entry) {
        Optional<ModuleDescriptor> found = descriptor(entry);
        return found.isPresent()
                && !found.get().name().equals(MODULE)
                && !found.get().name().startsWith("org.junit")
                && !found.get().isAutomatic();
    }

    private static Optional<ModuleDescriptor> descriptor(Path entry) {
        return Files.exists(entry)
                ? ModuleFinder.of(entry).findAll().stream()
                        .map(reference -> reference.descriptor())
                        .findFirst()
                : Optional.empty();
    }
}
