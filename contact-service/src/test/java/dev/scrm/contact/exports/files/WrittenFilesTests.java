package dev.scrm.contact.exports.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.scrm.contact.exports.Cover;
import dev.scrm.contact.exports.Cover.Line;
import dev.scrm.contact.exports.ExportColumn;
import dev.scrm.contact.exports.ExportFormat;
import dev.scrm.contact.exports.Heading;
import dev.scrm.contact.exports.KnownColumn;
import dev.scrm.contact.exports.TableFiles.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files open in spreadsheets, say whose they are, and do nothing there. */
class WrittenFilesTests {
    private static final Cover COVER = new Cover(
            "0192a7",
            List.of(
                    new Heading(new ExportColumn.Known(KnownColumn.NAME), "姓名", false),
                    new Heading(new ExportColumn.OfPoints("mall"), "会员积分（mall）", true)),
            List.of(new Line("导出编号", "0192a7"), new Line("导出人", "user:mei"), new Line("用途", "年会 R&D <邀请>")),
            "user:mei",
            Instant.parse("2026-11-23T08:00:00Z"),
            2);

    /** What would be a formula, or the beginning of another cell. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://example.invalid\",\"x\")",
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(1+1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "＝1+1",
                "\",=1+1,\"",
                "\"\r\n=1+1"
            })
    void makeNothingOfWhatSomebodyWrote(String evil) throws IOException {
        var csv = new String(write(ExportFormat.CSV, List.of(evil, "1")), UTF_8);
        try (var records = CsvReader.builder().ofCsvRecord(csv)) {
            var cells = records.stream().toList().get(1).getFields();
            assertThat(cells).containsExactly(evil.charAt(0) == '"' ? evil : "'" + evil, "1", "m-1");
        }

        try (var workbook = opened(write(ExportFormat.XLSX, List.of(evil, evil)))) {
            var row = workbook.getFirstSheet().read().get(1);
            assertThat(row.stream().map(Cell::getType)).containsOnly(CellType.STRING);
            assertThat(row.stream().map(Cell::getFormula)).containsOnlyNulls();
            assertThat(row.getCellText(0)).isEqualTo(evil);
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void areTheSameHoweverOftenTheyAreWritten(ExportFormat format) throws IOException {
        assertThat(write(format, List.of("王芳", "1280"))).isEqualTo(write(format, List.of("王芳", "1280")));
    }

    @Test
    void areReadAsCsvByWhateverReadsCsv() throws IOException {
        var text = new String(write(ExportFormat.CSV, List.of("王\"芳\"\n次", "1280")), UTF_8);

        assertThat(text.split("\r\n"))
                .containsExactly(
                        "\uFEFF\"姓名\",\"会员积分（mall）\",\"导出标记（导出编号 0192a7；导出人 user:mei；用途 年会 R&D <邀请>）\"",
                        "\"王\"\"芳\"\"\n次\",\"1280\",\"m-1\"");
    }

    @Test
    void reckonWithNumbersAndKeepTextsAsTheyAre() throws IOException {
        try (var workbook = opened(write(
                ExportFormat.XLSX,
                List.of("00123", "1280"),
                List.of("a\u0000b\uD800c _x0041_ & <b>", "****"),
                List.of("x".repeat(40_000), "1234567890123456"),
                List.of("", "-0.5")))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows.get(0).stream().map(Cell::getText)).containsExactly("姓名", "会员积分（mall）", "导出标记");
            assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(rows.get(1).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("1280");
            assertThat(rows.get(2).getCellText(0)).startsWith("abc _x005F_x0041_ & <b>");
            assertThat(rows.get(2).getCellText(1)).isEqualTo("****");
            assertThat(rows.get(3).getCellText(0)).hasSize(32_767).endsWith("…");
            assertThat(rows.get(3).getCell(1).getType())
                    .as("more digits than are kept")
                    .isEqualTo(CellType.STRING);
            assertThat(rows.get(4).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("-0.5");
            assertThat(rows.get(4).getCellText(2)).isEqualTo("m-4");
        }
    }

    @Test
    void sayWhoseTheyAre() throws Exception {
        var file = write(ExportFormat.XLSX, List.of("王芳", "1"));

        try (var workbook = opened(file)) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName())).containsExactly("客户", "说明");
            var about = workbook.findSheet("说明").orElseThrow().read();
            assertThat(about.stream().map(row -> row.getCellText(0) + "=" + row.getCellText(1)))
                    .contains("导出编号=0192a7", "导出人=user:mei", "用途=年会 R&D <邀请>");
        }
        var parts = parts(file);
        for (var part : parts.entrySet()) {
            var parsed = DocumentBuilderFactory.newNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(part.getValue().getBytes(UTF_8)));
            assertThat(parsed.getDocumentElement()).as(part.getKey()).isNotNull();
        }
        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains("&amp;L导出编号 0192a7；导出人 user:mei；用途 年会 R＆D &lt;邀请&gt;</oddHeader>");
        assertThat(parts.get("docProps/core.xml")).contains("<dc:creator>user:mei</dc:creator>");
        assertThat(parts.get("docProps/custom.xml")).contains("0192a7");
    }

    @Test
    void goOnInAnotherSheetWhereOneIsFull() throws IOException {
        var out = new ByteArrayOutputStream();
        var table = new XlsxTable(COVER, out, 2);
        for (int i = 1; i <= 5; i++) {
            table.row(List.of("客" + i, "1"), "m-" + i);
        }
        table.end();

        try (var workbook = opened(out.toByteArray())) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName())).containsExactly("客户", "客户2", "客户3", "说明");
            var last = workbook.findSheet("客户3").orElseThrow().read();
            assertThat(last).hasSize(2);
            assertThat(last.get(0).getCellText(0)).isEqualTo("姓名");
            assertThat(last.get(1).getCellText(2)).isEqualTo("m-5");
        }
    }

    @SafeVarargs
    private static byte[] write(ExportFormat format, List<String>... rows) throws IOException {
        var out = new ByteArrayOutputStream();
        var table = open(format, out);
        int row = 0;
        for (var cells : rows) {
            row++;
            table.row(cells, "m-" + row);
        }
        table.end();
        return out.toByteArray();
    }

    private static Table open(ExportFormat format, OutputStream out) throws IOException {
        return new WrittenFiles().open(format, COVER, out);
    }

    private static ReadableWorkbook opened(byte[] file) throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(file));
    }

    private static Map<String, String> parts(byte[] file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        assertThat(parts.keySet().stream().collect(Collectors.toSet())).contains("[Content_Types].xml", "_rels/.rels");
        return parts;
    }
}
