package dev.scrm.contact.exports.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.audit.UnmaskedData;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.exports.AskForExport;
import dev.scrm.contact.exports.CheckMark;
import dev.scrm.contact.exports.ContactExport;
import dev.scrm.contact.exports.KeepExports;
import dev.scrm.contact.exports.ListColumns;
import dev.scrm.contact.exports.PreviewExport;
import dev.scrm.contact.exports.rest.ExportViews.AskedView;
import dev.scrm.contact.exports.rest.ExportViews.ColumnView;
import dev.scrm.contact.exports.rest.ExportViews.ExportRequest;
import dev.scrm.contact.exports.rest.ExportViews.ExportView;
import dev.scrm.contact.exports.rest.ExportViews.MarkRequest;
import dev.scrm.contact.exports.rest.ExportViews.MarkView;
import dev.scrm.contact.privacy.PersonalData;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of contacts of the caller's corp, for those who lead; and where a row of one comes from, for those who look after it. */
@RestController
@RequestMapping("/api/v1/contact-exports")
class ExportController {
    private final AskForExport askForExport;
    private final PreviewExport previewExport;
    private final KeepExports keepExports;
    private final ListColumns listColumns;
    private final CheckMark checkMark;

    ExportController(
            AskForExport askForExport,
            PreviewExport previewExport,
            KeepExports keepExports,
            ListColumns listColumns,
            CheckMark checkMark) {
        this.askForExport = askForExport;
        this.previewExport = previewExport;
        this.keepExports = keepExports;
        this.listColumns = listColumns;
        this.checkMark = checkMark;
    }

    @Audited(value = "contact-export-asked", kind = AuditKind.EXPORT, contact = "none")
    @PostMapping
    ResponseEntity<AskedView> ask(Caller caller, Viewer viewer, @RequestBody ExportRequest request) {
        var asker = ExportAccess.asker(caller, viewer);
        requireEverythingOfSegment(caller, request);
        var job = askForExport.ask(asker, request.wish());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/contact-exports/" + job.id()))
                .body(new AskedView(view(job), job.toBeSeen()));
    }

    /** What it would begin with; nothing is written for it. */
    @Audited(value = "contact-export-previewed", contact = "none")
    @PostMapping("/preview")
    PersonalData preview(Caller caller, Viewer viewer, @RequestBody ExportRequest request) {
        var asker = ExportAccess.asker(caller, viewer);
        requireEverythingOfSegment(caller, request);
        return new ExportViews.Unmasked(previewExport.preview(asker, request.wish()));
    }

    @GetMapping("/columns")
    Page<ColumnView> columns(Caller caller, Viewer viewer) {
        ExportAccess.asker(caller, viewer);
        return Page.of(listColumns.list(caller.corp()), null).map(ColumnView::of);
    }

    @GetMapping
    Page<ExportView> list(Caller caller, Viewer viewer, PageRequest page) {
        var asker = ExportAccess.asker(caller, viewer);
        var before = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), 1).position().getFirst();
        var found = keepExports.list(asker, page.limit() + 1, before);
        var shown = found.stream().limit(page.limit()).toList();
        var next =
                found.size() > shown.size() ? Cursor.after(shown.getLast().id()).encoded() : null;
        return Page.of(shown, next).map(this::view);
    }

    @GetMapping("/{id}")
    ExportView get(Caller caller, Viewer viewer, @PathVariable String id) {
        return view(keepExports.get(ExportAccess.asker(caller, viewer), id));
    }

    @Audited(value = "contact-export-cancelled", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @PostMapping("/{id}/cancel")
    ExportView cancel(Caller caller, Viewer viewer, @PathVariable String id) {
        return view(keepExports.cancel(ExportAccess.asker(caller, viewer), id));
    }

    @Audited(value = "contact-export-removed", kind = AuditKind.CHANGE, contact = "none", filters = "id")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, Viewer viewer, @PathVariable String id) {
        keepExports.remove(ExportAccess.asker(caller, viewer), id);
    }

    /** Written by the thread of the request, for however long whoever downloads it takes: what streams beside it has a time limit. */
    @Audited(value = "contact-export-downloaded", kind = AuditKind.EXPORT, contact = "none", filters = "id")
    @GetMapping("/{id}/file")
    void file(
            Caller caller,
            Viewer viewer,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var job = keepExports.requireFile(ExportAccess.asker(caller, viewer), id);
        var file = job.requireFile();
        var tag = "\"" + file.sha256() + "\"";
        response.setHeader(HttpHeaders.ETAG, tag);
        if (Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)).stream()
                .anyMatch(known -> known.contains(tag))) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        request.setAttribute(UnmaskedData.ATTRIBUTE, job.unmasked());
        response.setContentType(ExportFile.type(job).toString());
        response.setContentLengthLong(file.size());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ExportFile.disposition(job));
        keepExports.read(job, response.getOutputStream());
        response.flushBuffer();
    }

    /** It is about anybody's export: only who sees all of the corp may ask. */
    @Audited(value = "contact-export-mark-checked", contact = "none")
    @PostMapping("/mark-checks")
    MarkView check(Caller caller, @RequestBody MarkRequest request) {
        Require.role(caller, Role.ADMIN, Role.AUDITOR);
        Require.everything(caller);
        var mark = request.mark() == null ? "" : request.mark();
        return MarkView.of(checkMark.check(caller.corp(), mark), keepExports.kept());
    }

    private ExportView view(ContactExport job) {
        return ExportView.of(job, keepExports.kept());
    }

    /** As its list of members, which is not cut to less. */
    private static void requireEverythingOfSegment(Caller caller, ExportRequest request) {
        if (request.isOfSegment()) {
            Require.everything(caller);
        }
    }
}
