package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.DefinitionSource;
import org.jspecify.annotations.Nullable;

/** A finding and the definition that may waive it, or null when none may. */
record Found(Finding finding, @Nullable DefinitionSource source) {}
