package dev.scrm.contact.exports.rest;

import dev.scrm.contact.exports.ContactExport;
import dev.scrm.contact.exports.ExportFormat;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;

/** How a file leaves. */
final class ExportFile {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.ofHours(8));
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private ExportFile() {}

    static String name(ContactExport job) {
        return "客户导出-%s-%s.%s"
                .formatted(DAY.format(job.askedAt()), job.code(), job.format().word());
    }

    static String disposition(ContactExport job) {
        return ContentDisposition.attachment()
                .filename(name(job), StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    static MediaType type(ContactExport job) {
        return job.format() == ExportFormat.CSV ? CSV : XLSX;
    }
}
