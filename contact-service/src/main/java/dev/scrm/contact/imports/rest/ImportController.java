package dev.scrm.contact.imports.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.imports.ClassesOfImports;
import dev.scrm.contact.imports.ContactImport;
import dev.scrm.contact.imports.KeepImports;
import dev.scrm.contact.imports.PreviewImport;
import dev.scrm.contact.imports.UploadImport;
import dev.scrm.contact.imports.VersionedImport;
import dev.scrm.contact.imports.WriteReport;
import dev.scrm.contact.imports.rest.ImportViews.ImportView;
import dev.scrm.contact.imports.rest.ImportViews.MappingRequest;
import dev.scrm.contact.imports.rest.ImportViews.PreviewView;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Imports of the caller's corp, for those who lead and see all contacts: a file may name any of them. */
@RestController
@RequestMapping("/api/v1/contact-imports")
class ImportController {
    private static final List<DataClass> IN_FILES = List.of(
            DataClass.NAME,
            DataClass.PHONE,
            DataClass.EMAIL,
            DataClass.WECOM_ID,
            DataClass.IDENTITY,
            DataClass.MEMBERSHIP,
            DataClass.FIELD);

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private interface Report {
        void write(Appendable out) throws IOException;
    }

    private final UploadImport uploadImport;
    private final KeepImports keepImports;
    private final PreviewImport previewImport;
    private final WriteReport writeReport;
    private final ClassesOfImports classes;
    private final SeePersonalData seePersonalData;

    ImportController(
            UploadImport uploadImport,
            KeepImports keepImports,
            PreviewImport previewImport,
            WriteReport writeReport,
            ClassesOfImports classes,
            SeePersonalData seePersonalData) {
        this.uploadImport = uploadImport;
        this.keepImports = keepImports;
        this.previewImport = previewImport;
        this.writeReport = writeReport;
        this.classes = classes;
        this.seePersonalData = seePersonalData;
    }

    @Audited(value = "contact-import-uploaded", kind = AuditKind.CHANGE)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportView> upload(Caller caller, @RequestParam MultipartFile file) throws IOException {
        requireAll(caller);
        var name = file.getOriginalFilename();
        var path = Files.createTempFile("contact-import", null);
        try {
            file.transferTo(path);
            var job = uploadImport.upload(caller.corp(), name == null ? "" : name, path, source(caller));
            return ResponseEntity.created(URI.create("/api/v1/contact-imports/" + job.id()))
                    .body(view(job));
        } finally {
            Files.deleteIfExists(path);
        }
    }

    @GetMapping
    Page<ImportView> list(Caller caller, PageRequest page) {
        requireAll(caller);
        var before = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = keepImports.list(caller.corp(), page.limit() + 1, before);
        var shown = found.stream().limit(page.limit()).toList();
        var next =
                found.size() > shown.size() ? Cursor.after(shown.getLast().id()).encoded() : null;
        return Page.of(shown, next).map(this::view);
    }

    @GetMapping("/{id}")
    ResponseEntity<ImportView> get(Caller caller, @PathVariable String id) {
        requireAll(caller);
        return answer(keepImports.getVersioned(caller.corp(), id));
    }

    @Audited(value = "contact-import-removed", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String id) {
        requireAll(caller);
        keepImports.remove(caller.corp(), id);
    }

    /** What the first rows would become: by the mapping of the request, else by what was said, else by what is proposed. */
    @Audited(value = "contact-import-previewed", contact = "none", filters = "id")
    @PostMapping("/{id}/preview")
    PreviewView preview(
            Caller caller, @PathVariable String id, @RequestBody(required = false) @Nullable MappingRequest request) {
        var job = requireCells(caller, id);
        var proposal = ImportViews.mapping(job, keepImports.proposal(job));
        var mapping = request == null ? proposal : request.mapping();
        requireSeen(caller, classes.told(mapping.columns()));
        return ImportViews.preview(job, mapping, previewImport.preview(job, mapping));
    }

    @Audited(value = "contact-import-mapped", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PutMapping("/{id}/mapping")
    ResponseEntity<ImportView> map(
            Caller caller, IfMatch ifMatch, @PathVariable String id, @RequestBody MappingRequest request) {
        requireTold(caller, id);
        var mapping = request.mapping();
        requireSeen(caller, classes.told(mapping.columns()));
        return answer(keepImports.map(caller.corp(), id, mapping, seen -> ifMatch.check(tag(seen))));
    }

    @Audited(value = "contact-import-checked", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/{id}/check")
    ImportView check(Caller caller, @PathVariable String id) {
        requireTold(caller, id);
        return view(keepImports.check(caller.corp(), id));
    }

    @Audited(value = "contact-import-started", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/{id}/start")
    ImportView start(Caller caller, @PathVariable String id) {
        requireTold(caller, id);
        return view(keepImports.start(caller.corp(), id, source(caller)));
    }

    @Audited(value = "contact-import-paused", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/{id}/pause")
    ImportView pause(Caller caller, @PathVariable String id) {
        requireAll(caller);
        return view(keepImports.pause(caller.corp(), id));
    }

    @Audited(value = "contact-import-cancelled", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/{id}/cancel")
    ImportView cancel(Caller caller, @PathVariable String id) {
        requireAll(caller);
        return view(keepImports.cancel(caller.corp(), id));
    }

    @Audited(value = "contact-import-undone", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/{id}/undo")
    ImportView undo(Caller caller, @PathVariable String id) {
        requireTold(caller, id);
        return view(keepImports.undo(caller.corp(), id));
    }

    /** @param check the errors of the dry run in place of those of what was carried out */
    @Audited(value = "contact-import-errors-downloaded", kind = AuditKind.EXPORT, contact = "none", filters = "id")
    @GetMapping("/{id}/errors")
    ResponseEntity<StreamingResponseBody> errors(
            Caller caller, @PathVariable String id, @RequestParam(defaultValue = "false") boolean check) {
        var job = requireCells(caller, id);
        return csv("errors", job, out -> writeReport.errors(job, check, out));
    }

    /** What could not be undone. */
    @Audited(value = "contact-import-kept-downloaded", kind = AuditKind.EXPORT, contact = "none", filters = "id")
    @GetMapping("/{id}/kept")
    ResponseEntity<StreamingResponseBody> kept(Caller caller, @PathVariable String id) {
        var job = requireTold(caller, id);
        return csv("kept", job, out -> writeReport.kept(job, out));
    }

    private static ResponseEntity<StreamingResponseBody> csv(String what, ContactImport job, Report report) {
        var disposition = ContentDisposition.attachment()
                .filename("import-%s-%s.csv".formatted(job.id(), what))
                .build();
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(out -> {
                    try (var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                        report.write(writer);
                    }
                });
    }

    private ResponseEntity<ImportView> answer(VersionedImport seen) {
        return ResponseEntity.ok().eTag(tag(seen).quoted()).body(view(seen.job()));
    }

    private static EntityTag tag(VersionedImport seen) {
        return EntityTag.of("contact-import-" + seen.job().id(), seen.version());
    }

    private ImportView view(ContactImport job) {
        return ImportViews.of(job, keepImports.proposal(job));
    }

    /** Files are shown and errors are written as they are: for those for whom nothing of them is masked. */
    private void requireAll(Caller caller) {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        Require.everything(caller);
        requireSeen(caller, IN_FILES);
    }

    /** What an import says of people is for those who see it: they would overwrite it, and learn whether they guessed it. */
    private ContactImport requireTold(Caller caller, String id) {
        requireAll(caller);
        var job = keepImports.get(caller.corp(), id);
        requireSeen(caller, classes.told(job));
        return job;
    }

    /** Cells are shown of all columns, also of those that are not imported. */
    private ContactImport requireCells(Caller caller, String id) {
        requireAll(caller);
        var job = keepImports.get(caller.corp(), id);
        requireSeen(caller, classes.inFile(job));
        return job;
    }

    private void requireSeen(Caller caller, Collection<DataClass> shown) {
        seePersonalData.require(caller.corp(), caller.roleNames(), shown);
    }

    private static String source(Caller caller) {
        return caller.name();
    }
}
