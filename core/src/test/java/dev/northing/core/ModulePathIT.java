package dev.northing.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Starts from the module path: the built jar, its descriptor and its dependencies, as an application would. */
class ModulePathIT {

    private static final String MODULE = "dev.northing.core";

    @Test
    void writesAnEventFromTheModulePath() throws ReflectiveOperationException {
        ModuleLayer layer = layer();
        Class<?> events = layer.findLoader(MODULE).loadClass(MODULE + ".event.Event");
        Object builder = events.getMethod("builder", String.class).invoke(null, "started");
        Object event = builder.getClass().getMethod("build").invoke(builder);
        Class<?> writers = layer.findLoader(MODULE).loadClass(MODULE + ".json.EventWriter");
        Object writer = writers.getConstructor().newInstance();
        writers.getMethod("write", events).invoke(writer, event);

        assertThat(new String((byte[]) writers.getMethod("toByteArray").invoke(writer), UTF_8))
                .isEqualTo("{\"name\":\"started\"}");
        assertThat(events.getModule().getName()).isEqualTo(MODULE);
        assertThat(events.getModule().getDescriptor().isAutomatic()).isFalse();
    }

    @Test
    void keepsItsInnerPackagesClosed() throws ClassNotFoundException {
        ModuleLayer layer = layer();
        Module module = layer.findModule(MODULE).orElseThrow();
        Class<?> inner = layer.findLoader(MODULE).loadClass(MODULE + ".json.Json");

        assertThat(module.getDescriptor().exports())
                .allMatch(export -> module.getDescriptor().packages().contains(export.source()));
        assertThatExceptionOfType(IllegalAccessException.class)
                .isThrownBy(() -> inner.getDeclaredField("EVENTS").get(null));
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
        return List.of("northing-core", "classes", "jackson-core", "slf4j-api", "snakeyaml-engine", "jspecify").stream()
                .anyMatch(name::contains);
    }
}
