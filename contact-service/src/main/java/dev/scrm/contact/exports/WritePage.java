package dev.scrm.contact.exports;

import dev.scrm.contact.exports.ReadContacts.Slice;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.contact.privacy.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the next page of rows down, once: whoever comes to it again takes what is there. */
final class WritePage {
    static final int ROWS = 500;
    /** As much as one document holds without a worry. */
    private static final int CHARACTERS = 1_000_000;

    /** What lies in the store is there a little longer than is said; by then it goes with its export, or else by itself. */
    static final Duration LONGER = Duration.ofHours(2);

    private final ExportContents contents;
    private final ReadContacts readContacts;
    private final DrawRows drawRows;
    private final SeePersonalData seePersonalData;
    private final RecordPage recordPage;
    private final Clock clock;
    private final Duration kept;
    private final int rows;

    WritePage(
            ExportContents contents,
            ReadContacts readContacts,
            DrawRows drawRows,
            SeePersonalData seePersonalData,
            RecordPage recordPage,
            Clock clock,
            Duration kept,
            int rows) {
        this.recordPage = recordPage;
        this.contents = contents;
        this.readContacts = readContacts;
        this.drawRows = drawRows;
        this.seePersonalData = seePersonalData;
        this.clock = clock;
        this.kept = kept;
        this.rows = rows;
    }

    /** Empty when those who stand in it can be found no more. */
    Optional<ExportPage> write(ContactExport job) {
        var number = job.progress().pages();
        return contents.page(job.corpId(), job.id(), number)
                .or(() -> draw(job).map(page -> contents.write(job.corpId(), job.id(), page, expiresAt())));
    }

    private Instant expiresAt() {
        return clock.instant().plus(kept).plus(LONGER);
    }

    private Optional<ExportPage> draw(ContactExport job) {
        var asker = job.asker();
        var masking = job.masking(seePersonalData.masking(job.corpId(), asker.roles()));
        return readContacts
                .read(
                        asker.viewer(),
                        job.filter(),
                        masking,
                        rows,
                        job.progress().after())
                .map(slice -> page(job, slice, masking));
    }

    /** With fewer rows where they are long. */
    private ExportPage page(ContactExport job, Slice slice, Masking masking) {
        var drawn = drawRows.rows(job.corpId(), job.columns(), slice.contacts(), masking);
        List<List<String>> fitting = new ArrayList<>();
        long characters = 0;
        for (var row : drawn) {
            characters += row.stream().mapToInt(String::length).sum();
            if (!fitting.isEmpty() && characters > CHARACTERS) {
                break;
            }
            fitting.add(row);
        }
        var page = new ExportPage(job.progress().pages(), fitting, next(slice, fitting.size()), shown(job, masking));
        recordPage.record(
                job,
                page,
                slice.contacts().subList(0, fitting.size()).stream()
                        .map(contact -> contact.id().value())
                        .toList());
        return page;
    }

    private static @Nullable String next(Slice slice, int fitting) {
        return fitting == slice.contacts().size()
                ? slice.next()
                : slice.contacts().get(fitting - 1).id().value();
    }

    private static Map<String, Visibility> shown(ContactExport job, Masking masking) {
        Map<String, Visibility> shown = new HashMap<>();
        ExportClasses.of(job.columns())
                .map(DataClass::word)
                .forEach(word -> shown.put(word, masking.of(new DataClass(word))));
        return shown;
    }
}
