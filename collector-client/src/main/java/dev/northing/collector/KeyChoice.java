package dev.northing.collector;

import dev.northing.collector.spool.KeyFile;
import dev.northing.collector.transform.KeyChain;
import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Where the secrets of pseudonyms come from, unless the application brings its own.
 *
 * @param stateDirectory where the key file stands; null when nothing outlives the process, nor do pseudonyms then
 * @param profile the length of epochs and how many are linked
 * @param waitingEpochs before how many epochs' ends an event may have been stored that still waits
 * @param log is told of a disk that fails
 */
record KeyChoice(@Nullable Path stateDirectory, PrivacyProfile profile, int waitingEpochs, Supplier<Logger> log) {

    /** A disk or clock that fails leaves the client without keys, and what would be pseudonyms is dropped. */
    KeyProvider open(InstantSource clock) {
        try {
            long day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
            long present = Math.floorDiv(day, (long) profile.epochDays());
            return stateDirectory == null ? fresh(present) : kept(stateDirectory, present);
        } catch (ConfigurationException wrongDirectory) {
            throw wrongDirectory;
        } catch (Throwable unusable) {
            String why = unusable instanceof IOException ? unusable.getMessage() : String.valueOf(unusable.getClass());
            log.get().warn("telemetry: no key for pseudonyms, so identifiers are left out: {}", why);
            return epoch -> null;
        }
    }

    private static KeyProvider fresh(long present) {
        byte[] key = new byte[KeyFile.KEY_BYTES];
        Seed.fill(key);
        return new KeyChain(present, key);
    }

    private KeyProvider kept(Path directory, long present) throws IOException {
        KeyFile.Start start = new KeyFile(directory, profile.epochDays())
                .open(
                        present,
                        profile.linkedEpochs() + waitingEpochs,
                        Seed::fill,
                        first -> new KeyChain(first.epoch(), first.key())::masterKey);
        if (start.epoch() > present) {
            log.get()
                    .warn("telemetry: the key for pseudonyms is of a later time than the clock says,"
                            + " so identifiers are left out until then; set the clock,"
                            + " or if it was ahead before, remove the file pseudonym-key");
        }
        return new KeyChain(start.epoch(), start.key());
    }
}
