package dev.scrm.contact.exports;

import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.exports.ContactExport.Status;
import dev.scrm.contact.privacy.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Exports of a corp. */
public final class ExportFixtures {
    public static final String CORP = "ww5c3a0demo0000001";
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Asker MEI = new Asker("user:mei", List.of("manager"), Viewer.ofAll(CORP));
    public static final Asker LIN = new Asker("user:lin.wei", List.of("manager"), Viewer.ofOwn(CORP, "lin.wei"));

    private ExportFixtures() {}

    public static ContactExport anExport(String id, Asker asker) {
        return new ContactExport(
                id,
                asker,
                NOON,
                ExportPurpose.OTHER,
                "年会邀请",
                ExportFormat.XLSX,
                List.of(
                        new Heading(new ExportColumn.Known(KnownColumn.NAME), "姓名", false),
                        new Heading(new ExportColumn.OfPoints("mall"), "会员积分（mall）", true)),
                new ExportFilter("lin.wei", "gold", "poster-17", "wrEXchat01", "王芳", null),
                Map.of("name", Visibility.SHOWN, "phone", Visibility.MASKED),
                Status.RUNNING,
                ExportProgress.START,
                Map.of(),
                null,
                null,
                null);
    }
}
