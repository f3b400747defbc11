package dev.scrm.contact.imports.files;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scrm.contact.imports.ImportRefused;
import dev.scrm.contact.imports.Sheets.Form;
import dev.scrm.contact.imports.Sheets.Taker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as spreadsheets, old systems and bad people write them. */
class SheetFilesTests {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    @TempDir
    private Path directory;

    /** What was read, as text. */
    private static final class Read implements Taker {
        private String form = "";
        private final List<String> rows = new ArrayList<>();

        @Override
        public void header(Form read, List<String> cells) {
            form = read.format() + " " + read.encoding() + " " + read.separator();
            rows.add("1:" + String.join("|", cells));
        }

        @Override
        public void row(int number, List<String> cells) {
            rows.add(number + ":" + String.join("|", cells));
        }
    }

    static Stream<Arguments> texts() {
        var mark = "\uFEFF";
        return Stream.of(
                Arguments.of("手机号,城市\n1,上海\n".getBytes(UTF_8), "csv UTF-8 ,", "1:手机号|城市 2:1|上海"),
                Arguments.of((mark + "手机号,城市\r\n1,上海").getBytes(UTF_8), "csv UTF-8 ,", "1:手机号|城市 2:1|上海"),
                Arguments.of("手机号,城市\r\n1,上海\r\n".getBytes(GB18030), "csv GB18030 ,", "1:手机号|城市 2:1|上海"),
                Arguments.of((mark + "手机号\t城市\r\n1\t上海").getBytes(UTF_16LE), "csv UTF-16LE \t", "1:手机号|城市 2:1|上海"),
                Arguments.of("a;b\n1;2,5\n".getBytes(UTF_8), "csv UTF-8 ;", "1:a|b 2:1|2,5"),
                Arguments.of(
                        "a,b\n\"1\n2\",\"x,\"\"y\"\"\"\n3,4\n".getBytes(UTF_8),
                        "csv UTF-8 ,",
                        "1:a|b 2:1\n2|x,\"y\" 3:3|4"),
                Arguments.of("a\n\n1\n".getBytes(UTF_8), "csv UTF-8 ,", "1:a 2: 3:1"),
                Arguments.of("\"a;b;c\",d\n1,2\n".getBytes(UTF_8), "csv UTF-8 ,", "1:a;b;c|d 2:1|2"),
                Arguments.of("a,b,c\n1\n1,2,3,4\n".getBytes(UTF_8), "csv UTF-8 ,", "1:a|b|c 2:1 3:1|2|3|4"),
                Arguments.of("a\r1\r2".getBytes(UTF_8), "csv UTF-8 ,", "1:a 2:1 3:2"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsTexts(byte[] content, String form, String rows) throws IOException {
        var read = read(content);

        assertThat(read.form).isEqualTo(form);
        assertThat(String.join(" ", read.rows)).isEqualTo(rows);
    }

    @Test
    void readsTheFirstSheetOfAWorkbook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("一");
            sheet.value(0, 0, "手机号");
            sheet.value(0, 3, "d");
            sheet.value(2, 0, 13800000001L);
            sheet.value(2, 1, LocalDate.of(1990, 1, 31));
            sheet.style(2, 1).format("yyyy\"年\"m\"月\"d\"日\"").set();
            sheet.value(2, 2, LocalDateTime.of(2026, 11, 21, 8, 30));
            sheet.style(2, 2).format("yyyy-mm-dd hh:mm").set();
            sheet.value(2, 3, 1280.5);
            sheet.style(2, 3).format("[Red]\"Day \"#,##0.00").set();
            sheet.value(3, 0, true);
            sheet.inlineString(3, 1, "内联");
            sheet.formula(3, 2, "1+1");
            workbook.newWorksheet("二").value(0, 0, "不读");
        }

        var read = read(out.toByteArray());

        assertThat(read.form).isEqualTo("xlsx  ");
        assertThat(read.rows.get(0)).isEqualTo("1:手机号|||d");
        assertThat(read.rows).contains("3:13800000001|1990-01-31|2026-11-21 08:30|1280.5");
        assertThat(read.rows.getLast()).startsWith("4:true|内联|").doesNotContain("不读");
    }

    static Stream<Arguments> hostile() throws IOException {
        return Stream.of(
                Arguments.of("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1}),
                Arguments.of("an old workbook", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}),
                Arguments.of("bytes of no encoding", new byte[] {'a', ',', 'b', '\n', (byte) 0xFF, (byte) 0xFF, '\n'}),
                Arguments.of(
                        "UTF-8 that lies about itself",
                        new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xC3}),
                Arguments.of("half of UTF-16", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'}),
                Arguments.of("an endless cell", ("a\n\"" + "x".repeat(2_000_000)).getBytes(UTF_8)),
                Arguments.of("too many cells", ("a\n" + ",".repeat(5_000)).getBytes(UTF_8)),
                Arguments.of("a zip of nothing", zip()),
                Arguments.of("a zip of something else", zip("mimetype", "text")),
                Arguments.of(
                        "a workbook without sheets",
                        zip("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>")),
                Arguments.of(
                        "a workbook with an entity",
                        zip(
                                "[Content_Types].xml",
                                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Types>&b;</Types>")),
                Arguments.of("half of a zip", Arrays.copyOf(zip("xl/workbook.xml", "<workbook/>"), 60)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void refusesWhatIsNoTable(String what, byte[] content) {
        assertThatExceptionOfType(ImportRefused.class)
                .as(what)
                .isThrownBy(() -> read(content))
                .satisfies(refused -> assertThat(refused.code()).startsWith("import-file-"));
    }

    static Stream<Arguments> smallOutside() throws IOException {
        return Stream.of(
                Arguments.of("a workbook of too many texts", zip("xl/sharedStrings.xml", " ".repeat(65 << 20))),
                Arguments.of("texts under another name", zip("xl/words.xml", " ".repeat(65 << 20))),
                Arguments.of(
                        "texts under the name of a sheet",
                        zip(
                                "[Content_Types].xml",
                                "<Types><Override PartName='/xl/Worksheets/sheet1.xml' ContentType='%s.sharedStrings+xml'/></Types>"
                                        .formatted(SPREADSHEET),
                                "xl/worksheets/sheet1.xml",
                                " ".repeat(65 << 20))),
                Arguments.of("a cell far to the right", workbook("<row><c r='ZZZZZZ1'><v>1</v></c></row>")),
                Arguments.of(
                        "a cell far to the right in what looks like another row",
                        workbook("<row><c r='A1'><v><row/></v></c><c r='ZZZZZZ1'><v>1</v></c></row>")),
                Arguments.of("a cell in no column", workbook("<row><c r='\u4E00\u4E00\u4E00\u4E001'/></row>")),
                Arguments.of("a row of empty cells", workbook("<row>" + "<c/>".repeat(20_000) + "</row>")),
                Arguments.of(
                        "a very long number", workbook("<row><c r='A1'><v>" + "1".repeat(200_000) + "</v></c></row>")),
                Arguments.of(
                        "a very long row",
                        workbook("<row>" + ("<c><v>" + "1".repeat(100_000) + "</v></c>").repeat(100) + "</row>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smallOutside")
    void refusesWhatIsLargeInside(String what, byte[] content) {
        assertThatExceptionOfType(ImportRefused.class)
                .as(what)
                .isThrownBy(() -> read(content))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("import-file-too-large"));
    }

    /** A few characters that would be gigabytes, written out. */
    @Test
    void leavesNumbersAloneThatNobodyCountsWith() throws IOException {
        var numbers = List.of("1E999999999", "1E-999999999", "1E9999999999", "-1E308", "0.10", "1E-7");
        var read = read(workbook("<row r='1'><c r='A1'><v>1</v></c></row>"
                + numbers.stream()
                        .map("<row><c><v>%s</v></c><c s='1'><v>1E999999999</v></c></row>"::formatted)
                        .collect(Collectors.joining())));

        assertThat(read.rows.stream().skip(1).map(row -> row.replaceFirst("^\\d+:", "")))
                .containsExactly(
                        "1E999999999|1E999999999",
                        "1E-999999999|1E999999999",
                        "1E9999999999|1E999999999",
                        "-1" + "0".repeat(308) + "|1E999999999",
                        "0.1|1E999999999",
                        "0.0000001|1E999999999");
    }

    /** Its texts are few, and it may be larger than texts may be. */
    @Test
    void readsSheetsThatAreLargerThanTextsMayBe() throws IOException {
        var read = read(workbook(" ".repeat(65 << 20) + "<row r='1'><c r='A1'><v>1</v></c></row>"));

        assertThat(read.rows).containsExactly("1:1");
    }

    private Read read(byte[] content) {
        try {
            var file = Files.write(directory.resolve("file"), content);
            var read = new Read();
            new SheetFiles().read(file, read);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With days in the second style. */
    private static byte[] workbook(String rows) throws IOException {
        return zip(
                "[Content_Types].xml",
                """
                <Types><Override PartName="/xl/workbook.xml" ContentType="%1$s.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="%1$s.styles+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%1$s.worksheet+xml"/></Types>
                """.formatted(SPREADSHEET),
                "xl/workbook.xml",
                """
                <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
                <sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>
                """,
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>",
                "xl/styles.xml",
                "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("first"));
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }
}
