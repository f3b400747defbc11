package dev.scrm.contact.exports;

import dev.scrm.contact.privacy.PrivacyRefused;
import dev.scrm.contact.privacy.SeePersonalData;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do with exports that there are: their own, and an admin with all of the corp's. */
public final class KeepExports {
    private static final int FORGOTTEN_AT_ONCE = 100;

    private final Exports exports;
    private final ExportContents contents;
    private final SeePersonalData seePersonalData;
    private final Clock clock;
    private final Duration kept;

    KeepExports(Exports exports, ExportContents contents, SeePersonalData seePersonalData, Clock clock, Duration kept) {
        this.exports = exports;
        this.contents = contents;
        this.seePersonalData = seePersonalData;
        this.clock = clock;
        this.kept = kept;
    }

    /** How long a file is there. */
    public Duration kept() {
        return kept;
    }

    public List<ContactExport> list(Asker asker, int limit, @Nullable String before) {
        return exports.list(asker.corpId(), asker.isAdmin() ? null : asker.name(), limit, before);
    }

    public ContactExport get(Asker asker, String id) {
        return exports.find(asker.corpId(), id)
                .filter(job -> job.status() != ContactExport.Status.REMOVED && job.isOf(asker))
                .orElseThrow(ExportRefused::unknown);
    }

    public ContactExport cancel(Asker asker, String id) {
        get(asker, id);
        var job = exports.change(
                asker.corpId(), id, known -> known.cancelled(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        contents.forget(asker.corpId(), id);
        return job;
    }

    /** With its file. */
    public void remove(Asker asker, String id) {
        get(asker, id);
        exports.change(asker.corpId(), id, ContactExport::removed);
        contents.forget(asker.corpId(), id);
    }

    /**
     * One whose file somebody may have: refused when they see less today than stands in it, and when there is none.
     *
     * @return the export; its chunks are read one after the other
     */
    public ContactExport requireFile(Asker asker, String id) {
        var job = get(asker, id);
        job.requireFile();
        if (job.expiresAt(kept).filter(at -> !at.isAfter(clock.instant())).isPresent()) {
            throw ExportRefused.status(ContactExport.Status.EXPIRED);
        }
        job.hiddenFrom(seePersonalData.masking(asker.corpId(), asker.roles())).ifPresent(dataClass -> {
            throw PrivacyRefused.masked(dataClass);
        });
        return job;
    }

    /** Breaks off when the file is removed meanwhile. */
    public void read(ContactExport job, OutputStream to) throws IOException {
        for (int number = 0; number < job.requireFile().chunks(); number++) {
            to.write(contents.chunk(job.corpId(), job.id(), number)
                    .orElseThrow(() -> new IllegalStateException(
                            "Expected a file of export %s but it is gone".formatted(job.id()))));
        }
    }

    /** Files whose time is over. */
    public void forget() {
        exports.completedBefore(clock.instant().minus(kept), FORGOTTEN_AT_ONCE).forEach(job -> {
            exports.change(job.corpId(), job.id(), ContactExport::expired);
            contents.forget(job.corpId(), job.id());
        });
    }
}
