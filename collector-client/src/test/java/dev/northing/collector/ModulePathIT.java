package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Starts from the module path: the built jars, their descriptors and their dependencies, as an application would. */
final class ModulePathIT {

    private static final String MODULE = "dev.northing.collector";
    private static final String CORE = "dev.northing.core";

    @Test
    void exportsItsFrontDoorAndWhatOneMustImplement() {
        ModuleDescriptor descriptor = layer().findModule(MODULE).orElseThrow().getDescriptor();
        assertThat(descriptor.isAutomatic()).isFalse();
        assertThat(descriptor.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder(
                        MODULE, MODULE + ".consent", MODULE + ".scrub", MODULE + ".spool", MODULE + ".transport");
    }

    @Test
    void runsAClientFromTheModulePath() throws ReflectiveOperationException {
        ClassLoader loader = layer().findLoader(MODULE);
        Class<?> dictionaries = loader.loadClass(CORE + ".dictionary.MetricDictionary");
        Class<?> profiles = loader.loadClass(CORE + ".dictionary.Profile");
        Object dictionary = dictionaries
                .getMethod("of", profiles, Collection.class, Collection.class, Collection.class, Collection.class)
                .invoke(null, profiles.getEnumConstants()[0], List.of(), List.of(), List.of(), List.of());
        Class<?> clients = loader.loadClass(MODULE + ".TelemetryClient");
        Object builder = clients.getMethod("builder").invoke(null);
        Class<?> builders = builder.getClass();
        builders.getMethod("application", String.class, String.class).invoke(builder, "it", "1");
        builders.getMethod("dictionary", dictionaries).invoke(builder, dictionary);
        builders.getMethod("consentNotRequired", String.class).invoke(builder, "nobody is tracked");
        builders.getMethod("endpoint", URI.class).invoke(builder, URI.create("http://127.0.0.1:9/"));
        builders.getMethod("memoryOnly").invoke(builder);
        builders.getMethod("environment", Map.class).invoke(builder, Map.of());
        Object client = builders.getMethod("build").invoke(builder);
        Class<?> events = loader.loadClass(CORE + ".event.Event");
        Object event = loader.loadClass(CORE + ".event.Event$Builder")
                .getMethod("build")
                .invoke(events.getMethod("builder", String.class).invoke(null, "undeclared"));
        Object result = clients.getMethod("track", events).invoke(client, event);
        clients.getMethod("close").invoke(client);
        assertThat(result).hasToString("UNDECLARED");
        assertThat(client.getClass().getModule().getName()).isEqualTo(MODULE);
    }

    private static ModuleLayer layer() {
        Path[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.endsWith("test-classes"))
                .filter(ModulePathIT::isNeeded)
                .toArray(Path[]::new);
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration =
                boot.configuration().resolve(ModuleFinder.of(path), ModuleFinder.of(), Set.of(MODULE));
        return boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }

    private static boolean isNeeded(Path entry) {
        String name = entry.toString();
        return List.of(
                        "northing-",
                        "classes",
                        "jackson-core",
                        "slf4j-api",
                        "snakeyaml-engine",
                        "jspecify",
                        "okhttp-jvm",
                        "okio-jvm",
                        "kotlin-stdlib",
                        "caffeine",
                        "annotations")
                .stream()
                .anyMatch(name::contains);
    }
}
