package dev.scrm.contact.exports;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.scrm.contact.sealing.SealKey;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Marks each row of a file, so that one that is found somewhere leads back to the export, also when nothing else was copied. */
final class RowMarks {
    private static final int SEAL_LENGTH = 16;
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{12})-([1-9][0-9]{0,9})-([0-9a-f]{16})");

    /**
     * A mark as somebody found it.
     *
     * @param code names the export
     * @param row of the file, from 1, without the header
     * @param seal makes sure that nobody thought it up
     */
    record Mark(String code, long row, String seal) {
        Mark {
            requireNonNull(code, "code");
            requireNonNull(seal, "seal");
        }

        /** Empty when it is no mark at all. */
        static Optional<Mark> of(String text) {
            var found = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
            return found.matches()
                    ? Optional.of(new Mark(found.group(1), Long.parseLong(found.group(2)), found.group(3)))
                    : Optional.empty();
        }
    }

    private final SealKey key;

    RowMarks(SealKey key) {
        this.key = key;
    }

    String mark(ContactExport job, long row) {
        return "%s-%d-%s".formatted(job.code(), row, seal(job, row));
    }

    boolean isOf(ContactExport job, Mark mark) {
        return mark.row() <= job.progress().rows()
                && MessageDigest.isEqual(
                        seal(job, mark.row()).getBytes(US_ASCII), mark.seal().getBytes(US_ASCII));
    }

    private String seal(ContactExport job, long row) {
        var mac = key.mac("%s\n%s\n%d".formatted(job.corpId(), job.id(), row));
        return HexFormat.of().formatHex(mac).substring(0, SEAL_LENGTH);
    }
}
