package dev.scrm.contact.exports.files;

import dev.scrm.contact.exports.Cover;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The parts of an XLSX around its rows (ECMA-376): what there is, how it looks, and who made it. */
final class XlsxParts {
    /** Styles, by their places in the part of styles. */
    static final int TEXT = 1;

    static final int HEADING = 2;

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
    private static final String SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    /** Of header and footer together with what separates them. */
    private static final int LONGEST_HEADER = 200;

    private XlsxParts() {}

    static String sheetBegin(int columns) {
        return XML
                + "<worksheet xmlns=\"%s\"><sheetViews><sheetView workbookViewId=\"0\">".formatted(MAIN)
                + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
                + "<cols><col min=\"1\" max=\"%d\" width=\"18\" customWidth=\"1\"/></cols><sheetData>"
                        .formatted(columns);
    }

    static String coverBegin() {
        return XML
                + "<worksheet xmlns=\"%s\">".formatted(MAIN)
                + "<cols><col min=\"1\" max=\"1\" width=\"14\" customWidth=\"1\"/>"
                + "<col min=\"2\" max=\"2\" width=\"80\" customWidth=\"1\"/></cols><sheetData>";
    }

    /** On paper every page says whose file it is. */
    static String sheetEnd(Cover cover) {
        var line = cover.line();
        return "</sheetData><pageSetup orientation=\"landscape\"/><headerFooter><oddHeader>&amp;L"
                + headerText(line.substring(0, Math.min(line.length(), LONGEST_HEADER)))
                + "</oddHeader><oddFooter>&amp;L"
                + headerText(cover.exportId() + " " + cover.by())
                + "&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>";
    }

    /** An ampersand begins a code there, and two of them would count against what a header may hold. */
    private static String headerText(String text) {
        return XmlText.of(text.replace('&', '＆'));
    }

    /** By their names. */
    static Map<String, String> others(Cover cover, int sheets) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", contentTypes(sheets));
        parts.put("_rels/.rels", packageRelations());
        parts.put("xl/workbook.xml", workbook(sheets));
        parts.put("xl/_rels/workbook.xml.rels", workbookRelations(sheets));
        parts.put("xl/styles.xml", styles());
        parts.put("docProps/core.xml", coreProperties(cover));
        parts.put("docProps/custom.xml", customProperties(cover));
        return parts;
    }

    private static String contentTypes(int sheets) {
        return XML
                + "<Types xmlns=\"%scontent-types\">".formatted(PACKAGE)
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + type("/xl/workbook.xml", SHEET_TYPE + "sheet.main+xml")
                + IntStream.rangeClosed(1, sheets + 1)
                        .mapToObj(i -> type("/xl/worksheets/sheet%d.xml".formatted(i), SHEET_TYPE + "worksheet+xml"))
                        .collect(Collectors.joining())
                + type("/xl/styles.xml", SHEET_TYPE + "styles+xml")
                + type("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
                + type("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml")
                + "</Types>";
    }

    private static String type(String part, String type) {
        return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, type);
    }

    private static String packageRelations() {
        return XML
                + "<Relationships xmlns=\"%srelationships\">".formatted(PACKAGE)
                + relation(1, OFFICE + "relationships/officeDocument", "xl/workbook.xml")
                + relation(2, PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml")
                + relation(3, OFFICE + "relationships/custom-properties", "docProps/custom.xml")
                + "</Relationships>";
    }

    private static String workbook(int sheets) {
        return XML
                + "<workbook xmlns=\"%s\" xmlns:r=\"%srelationships\"><sheets>".formatted(MAIN, OFFICE)
                + IntStream.rangeClosed(1, sheets)
                        .mapToObj(i -> sheet(i == 1 ? "客户" : "客户" + i, i))
                        .collect(Collectors.joining())
                + sheet("说明", sheets + 1)
                + "</sheets></workbook>";
    }

    private static String sheet(String name, int number) {
        return "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(name, number, number);
    }

    private static String workbookRelations(int sheets) {
        return XML
                + "<Relationships xmlns=\"%srelationships\">".formatted(PACKAGE)
                + IntStream.rangeClosed(1, sheets + 1)
                        .mapToObj(i ->
                                relation(i, OFFICE + "relationships/worksheet", "worksheets/sheet%d.xml".formatted(i)))
                        .collect(Collectors.joining())
                + relation(sheets + 2, OFFICE + "relationships/styles", "styles.xml")
                + "</Relationships>";
    }

    private static String relation(int number, String type, String target) {
        return "<Relationship Id=\"rId%d\" Type=\"%s\" Target=\"%s\"/>".formatted(number, type, target);
    }

    /** As it comes; text (49 is the format of texts); text in bold. */
    private static String styles() {
        return XML
                + "<styleSheet xmlns=\"%s\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"等线\"/></font>"
                        .formatted(MAIN)
                + "<font><b/><sz val=\"11\"/><name val=\"等线\"/></font></fonts>"
                + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
                + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
                + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                + "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
                + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
                + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>"
                + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";
    }

    private static String coreProperties(Cover cover) {
        return XML
                + "<cp:coreProperties xmlns:cp=\"%smetadata/core-properties\"".formatted(PACKAGE)
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + "<dc:title>客户导出</dc:title><dc:creator>%s</dc:creator>".formatted(XmlText.of(cover.by()))
                + "<dc:description>%s</dc:description>".formatted(XmlText.of(cover.line()))
                + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created>"
                        .formatted(cover.at().truncatedTo(ChronoUnit.SECONDS))
                + "</cp:coreProperties>";
    }

    private static String customProperties(Cover cover) {
        var properties = new StringBuilder(XML)
                .append("<Properties xmlns=\"%scustom-properties\" xmlns:vt=\"%sdocPropsVTypes\">"
                        .formatted(OFFICE, OFFICE));
        int id = 2; // the first that is allowed
        for (var line : cover.lines()) {
            properties.append(
                    "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"%d\" name=\"%s\"><vt:lpwstr>%s</vt:lpwstr></property>"
                            .formatted(id++, XmlText.of(line.name()), XmlText.of(line.text())));
        }
        return properties.append("</Properties>").toString();
    }
}
