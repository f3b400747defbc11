package dev.scrm.contact.exports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes the file of the pages that are written. Whoever begins again makes the same bytes, so that a chunk is the same however often. */
final class BuildFile {
    static final int CHUNK = 1 << 20;
    private static final int PAGES_BETWEEN_HOLDS = 20;

    private final ExportContents contents;
    private final TableFiles tableFiles;
    private final RowMarks marks;
    private final Clock clock;
    private final Duration kept;
    private final ZoneId zone;
    private final int chunkSize;

    BuildFile(
            ExportContents contents,
            TableFiles tableFiles,
            RowMarks marks,
            Clock clock,
            Duration kept,
            ZoneId zone,
            int chunkSize) {
        this.contents = contents;
        this.tableFiles = tableFiles;
        this.marks = marks;
        this.clock = clock;
        this.kept = kept;
        this.zone = zone;
        this.chunkSize = chunkSize;
    }

    /**
     * Empty when somebody else has the export now.
     *
     * @param hold holds the export on, if it is held still
     */
    Optional<MadeFile> build(ContactExport job, BooleanSupplier hold) {
        var expiresAt = clock.instant().plus(kept).plus(WritePage.LONGER);
        var file = new ChunkedFile(
                chunkSize, (number, chunk) -> contents.keep(job.corpId(), job.id(), number, chunk, expiresAt));
        try {
            var table = tableFiles.open(job.format(), Cover.of(job, zone), file);
            long row = 0;
            for (int number = 0; number < job.progress().pages(); number++) {
                // What is begun and not ended keeps no chunk that is not the whole file's.
                if (number % PAGES_BETWEEN_HOLDS == 0 && !hold.getAsBoolean()) {
                    return Optional.empty();
                }
                for (var cells : page(job, number).rows()) {
                    row++;
                    table.row(cells, marks.mark(job, row));
                }
            }
            table.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(file.made());
    }

    private ExportPage page(ContactExport job, int number) {
        return contents.page(job.corpId(), job.id(), number)
                .orElseThrow(() -> new IllegalStateException(
                        "Expected page %d of export %s but it is gone".formatted(number, job.id())));
    }
}
