package dev.northing.collector;

import dev.northing.collector.wire.Compressor;
import dev.northing.collector.wire.Gzip;
import dev.northing.collector.wire.Zstandard;
import dev.northing.core.error.ConfigurationException;

/**
 * How bodies of requests are made smaller, from 1 KiB on.
 *
 * <p>A receiver that answers 415 gets the same events once more without compression, and all later ones too.
 *
 * @since 0.1.0
 */
public enum Compression {
    /** Not at all. */
    NONE,

    /** gzip of level 3, which every receiver reads; the default. */
    GZIP,

    /**
     * Zstandard of level 1: about a fourth of gzip's CPU time, and fewer bytes. The application brings {@code
     * com.github.luben:zstd-jni}, whose native code is loaded on the client's thread; where that cannot be loaded, gzip is
     * used.
     */
    ZSTD;

    /** Not initialized by the look for it, which would load native code. */
    private static final String ZSTD_CLASS = "com.github.luben.zstd.ZstdCompressCtx";

    /** On the thread that builds the client. */
    void check() {
        check(Compression.class.getClassLoader());
    }

    void check(ClassLoader loader) {
        if (this != ZSTD) {
            return;
        }
        try {
            Class.forName(ZSTD_CLASS, false, loader);
        } catch (ClassNotFoundException | LinkageError absent) {
            throw new ConfigurationException("compression: zstd needs the library com.github.luben:zstd-jni; add it,"
                    + " on the module path with --add-modules com.github.luben.zstd_jni, or choose gzip");
        }
    }

    /** On the thread that sends; not for {@link #NONE}. */
    Compressor open() {
        if (this == ZSTD) {
            try {
                return new Zstandard();
            } catch (LinkageError cannotBeLoaded) {
                // A directory for temporary files that forbids execution, or a machine without a build of the library.
                return new Gzip();
            }
        }
        return new Gzip();
    }
}
