package dev.northing.collector.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The national identifiers of the wanted regions, found by the length of the first run of letters and digits.
 *
 * <p>Immutable.
 */
final class IdFormats {

    private static final int LONGEST_RUN = 20;
    private static final List<IdFormat> ALL = List.of(
            weakCompact(Region.US, "999-99-9999", IdChecks::ssn),
            weakCompact(Region.US, "999-99-9999", IdChecks::itin),
            byCue(Region.US, "9999999999", IdChecks::npi),
            strong(Region.US, "9XX9-XX9-XX99", IdChecks::mbi),
            strong(Region.UK, "AA 99 99 99 A", IdChecks::nino),
            weakCompact(Region.UK, "999 999 9999", IdChecks::nhs),
            weakCompact(Region.DE, "99 999 999 999", IdChecks::germanTax),
            strong(Region.DE, "99 999999 A 999", IdChecks::germanPension),
            byCue(Region.DE, "A999999999", IdChecks::germanHealth),
            strong(Region.FR, "9 99 99 9X 999 999 99", IdChecks::nir),
            strong(Region.ES, "99999999-A", IdChecks::dni),
            strong(Region.ES, "A-9999999-A", IdChecks::nie),
            strong(Region.IT, "AAAAAAXXAXXAXXXA", IdChecks::codiceFiscale),
            strong(Region.IT, "AAA AAA XXAXX AXXXA", IdChecks::codiceFiscale),
            byCue(Region.IT, "99999999999", Checksums::luhn),
            byCue(Region.NL, "999.999.999", IdChecks::bsn),
            byCue(Region.PL, "99999999999", IdChecks::pesel),
            weakCompact(Region.SE, "999999-9999", IdChecks::personnummer),
            weakCompact(Region.SE, "99999999-9999", IdChecks::longPersonnummer),
            strong(Region.FI, "999999-999X", IdChecks::hetu),
            strong(Region.FI, "999999A999X", IdChecks::hetu),
            byCue(Region.DK, "999999-9999", IdChecks::cpr),
            strong(Region.NO, "999999 99999", IdChecks::norwegian),
            weakCompact(Region.BE, "99.99.99-999.99", IdChecks::belgian),
            strong(Region.CH, "999.9999.9999.99", IdChecks::ahv),
            weakCompact(Region.CZ, "999999/9999", IdChecks::czech),
            byCue(Region.PT, "999 999 999", IdChecks::portuguese),
            weakCompact(Region.BR, "999.999.999-99", IdChecks::cpf),
            weakCompact(Region.CL, "99.999.999-X", IdChecks::rut),
            weakCompact(Region.CL, "9.999.999-X", IdChecks::rut),
            strong(Region.MX, "AAAA999999AAAAAAX9", IdChecks::curp),
            weakCompact(Region.IN, "9999 9999 9999", IdChecks::aadhaar),
            strong(Region.IN, "AAAAA9999A", IdChecks::indianTax),
            weakCompact(Region.CA, "999-999-999", IdChecks::sin),
            byCue(Region.AU, "999 999 999", IdChecks::tfn),
            weakCompact(Region.AU, "99 999 999 999", IdChecks::abn),
            weakCompact(Region.AU, "9999 99999 9", IdChecks::medicare),
            weakCompact(Region.KR, "999999-9999999", IdChecks::korean),
            byCue(Region.JP, "9999 9999 9999", IdChecks::japanese),
            strong(Region.TW, "A999999999", IdChecks::taiwanese),
            byCue(Region.TR, "99999999999", IdChecks::turkish),
            byCue(Region.ZA, "999999 9999 999", IdChecks::southAfrican),
            weakCompact(Region.TH, "9-9999-99999-99-9", IdChecks::thai),
            strong(Region.SG, "A9999999A", IdChecks::nric),
            strong(Region.CN, "99999999999999999X", IdChecks::chinese),
            byCue(Region.IL, "999999999", IdChecks::sin));

    private final IdFormat[][] byRun = new IdFormat[LONGEST_RUN + 1][];

    IdFormats(Set<Region> regions) {
        for (int run = 0; run <= LONGEST_RUN; run++) {
            byRun[run] = withRun(regions, run);
        }
    }

    private static IdFormat[] withRun(Set<Region> regions, int run) {
        List<IdFormat> fitting = new ArrayList<>();
        for (IdFormat format : ALL) {
            if (regions.contains(format.region()) && format.firstRuns().get(run)) {
                fitting.add(format);
            }
        }
        return fitting.toArray(new IdFormat[0]);
    }

    /** The identifier that begins with the run of letters and digits from start to end. */
    long match(String text, int start, int runEnd, boolean cued, long context) {
        if (runEnd - start > LONGEST_RUN) {
            return Hit.NONE;
        }
        int second = secondRun(text, runEnd);
        for (IdFormat format : byRun[runEnd - start]) {
            if (!format.mayHave(runEnd - start, second)) {
                continue;
            }
            int end = format.match(text, start);
            if (end != 0 && Cues.allows(context, confidence(format, end, cued))) {
                return Hit.of(start, Math.abs(end), Rule.NATIONAL_ID_FORMAT);
            }
        }
        return Hit.NONE;
    }

    /** How many letters and digits stand behind one more character, as far as any identifier has them. */
    private static int secondRun(String text, int runEnd) {
        int i = runEnd + 1;
        while (i - runEnd <= LONGEST_RUN && Chars.isAlphanumeric(text, i)) {
            i++;
        }
        return i - runEnd - 1;
    }

    private static Confidence confidence(IdFormat format, int end, boolean cued) {
        boolean strong = end > 0 ? format.strong() : format.compactStrong();
        if (cued) {
            return Confidence.CERTAIN;
        }
        return strong ? Confidence.LIKELY : Confidence.POSSIBLE;
    }

    private static IdFormat strong(Region region, String shape, IdFormat.Check check) {
        return new IdFormat(region, shape, true, true, check);
    }

    private static IdFormat weakCompact(Region region, String shape, IdFormat.Check check) {
        return new IdFormat(region, shape, true, false, check);
    }

    private static IdFormat byCue(Region region, String shape, IdFormat.Check check) {
        return new IdFormat(region, shape, false, false, check);
    }
}
