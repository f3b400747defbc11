package dev.scrm.contact.imports;

import dev.scrm.contact.field.Fields;
import dev.scrm.contact.imports.Mapping.Column;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What people do with imports. */
public final class KeepImports {
    /** So long an import can be undone, and what was in the file is kept. */
    private static final Duration KEPT = Duration.ofDays(90);

    /** Nobody works on what is so old: rows that are still there are of uploads that broke off, or were written by whoever left late. */
    private static final Duration NOBODYS = KEPT.plusDays(30);

    private static final int FORGOTTEN_AT_ONCE = 100;

    private final Imports imports;
    private final ImportRows rows;
    private final Fields fields;
    private final CheckMapping checkMapping;
    private final Clock clock;

    KeepImports(Imports imports, ImportRows rows, Fields fields, CheckMapping checkMapping, Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.fields = fields;
        this.checkMapping = checkMapping;
        this.clock = clock;
    }

    public ContactImport get(String corpId, String id) {
        return imports.find(corpId, id).orElseThrow(() -> ImportRefused.unknown(id));
    }

    /** As {@link #get}, with the version it has. */
    public VersionedImport getVersioned(String corpId, String id) {
        return imports.findVersioned(corpId, id).orElseThrow(() -> ImportRefused.unknown(id));
    }

    public List<ContactImport> list(String corpId, int limit, @Nullable String before) {
        return imports.list(corpId, limit, before);
    }

    /** What the columns seem to mean; nothing where somebody has said it. */
    public List<Column> proposal(ContactImport job) {
        return job.mapping() != null ? List.of() : ProposeMapping.of(job.file().header(), fields.list(job.corpId()));
    }

    /** @param seen refuses when it is not what the caller decided on */
    public VersionedImport map(String corpId, String id, Mapping mapping, Consumer<VersionedImport> seen) {
        var job = get(corpId, id);
        checkMapping.check(corpId, mapping, job.file().header().size());
        return imports.changeVersioned(corpId, id, clock.instant(), now -> {
            seen.accept(now);
            return now.job().mapped(mapping);
        });
    }

    /** Looks at every row and writes nothing. */
    public ContactImport check(String corpId, String id) {
        get(corpId, id).check();
        rows.forgetFound(corpId, id);
        return change(corpId, id, ContactImport::check);
    }

    /** Begins, or goes on after a pause; refused when what the columns mean is there no more. */
    public ContactImport start(String corpId, String id, String by) {
        return change(corpId, id, job -> {
            var started = job.start(by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            checkMapping.check(
                    corpId, started.requireMapping(), job.file().header().size());
            return started;
        });
    }

    public ContactImport pause(String corpId, String id) {
        return change(corpId, id, ContactImport::pause);
    }

    public ContactImport cancel(String corpId, String id) {
        return change(corpId, id, job -> job.cancel(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    public ContactImport undo(String corpId, String id) {
        return change(corpId, id, ContactImport::undo);
    }

    /** With all rows of the file; it can be undone no more. */
    public void remove(String corpId, String id) {
        remove(get(corpId, id).requireForgettable());
    }

    /** What is older than people may still want to undo. */
    public void forget() {
        var now = clock.instant();
        imports.uploadedBefore(now.minus(KEPT), FORGOTTEN_AT_ONCE).forEach(this::remove);
        rows.forgetBefore(ContactImport.firstIdAt(now.minus(NOBODYS)));
    }

    /** The rows first: as long as something is left, so is what it is found by. */
    private void remove(ContactImport job) {
        rows.forget(job.corpId(), job.id());
        imports.remove(job.corpId(), job.id());
    }

    private ContactImport change(String corpId, String id, UnaryOperator<ContactImport> decide) {
        return imports.change(corpId, id, clock.instant(), decide);
    }
}
