package dev.scrm.contact.erasure.rest;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.audit.UnmaskedData;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.erasure.CopyData;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A person's own data as a file. Nothing in it is masked, so it is for who sees all of it. */
@RestController
class DataCopyController {
    private static final MediaType ZIP = new MediaType("application", "zip");

    private final CopyData copyData;
    private final SeePersonalData seePersonalData;
    private final Clock clock;

    DataCopyController(CopyData copyData, SeePersonalData seePersonalData, Clock clock) {
        this.copyData = copyData;
        this.seePersonalData = seePersonalData;
        this.clock = clock;
    }

    /** Written by the thread of the request, for however long whoever downloads it takes: what streams beside it has a time limit. */
    @Audited(value = "contact-data-copied", kind = AuditKind.EXPORT)
    @PostMapping("/api/v1/contacts/{id}/data-copies")
    void copy(Caller caller, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Require.role(caller, Role.ADMIN, Role.MANAGER);
        Require.everything(caller);
        var roles = caller.roleNames();
        seePersonalData.require(caller.corp(), roles, DataClass.BUILT_IN);
        var known = copyData.known(Viewer.ofAll(caller.corp()), id);
        known.fieldNames()
                .keySet()
                .forEach(field -> seePersonalData.require(caller.corp(), roles, List.of(DataClass.ofField(field))));
        var copy = new CopyZip(copyData, known, caller.name(), clock.instant());
        var disposition = ContentDisposition.attachment()
                .filename("个人信息副本-%s.zip".formatted(known.contact().id().value()), StandardCharsets.UTF_8)
                .build();
        var seen = Stream.concat(
                DataClass.BUILT_IN.stream(),
                known.fieldNames().keySet().stream().map(DataClass::ofField));
        request.setAttribute(
                UnmaskedData.ATTRIBUTE, seen.map(DataClass::word).sorted().toList());
        response.setContentType(ZIP.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        copy.write(response.getOutputStream());
        response.flushBuffer();
    }
}
