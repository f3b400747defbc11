package dev.scrm.contact.erasure.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.Dated;
import dev.scrm.contact.erasure.CopyData;
import dev.scrm.contact.imports.CsvLine;
import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.platform.events.Slug;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The copy as a ZIP: a page to read, tables for what is long, and everything for machines. It is written as it is read, so that a
 * long life needs no more memory than a short one.
 *
 * <p>Of others nothing stands in it: staff members are 员工 1, 员工 2, and who noted something is left out.
 */
final class CopyZip {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(inclusion ->
                    inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    private static final JsonMapper LINE = JsonMapper.shared();

    private final CopyData copyData;
    private final CopyData.Known known;
    private final String by;
    private final Instant at;
    private final Map<String, String> staff = new TreeMap<>();

    CopyZip(CopyData copyData, CopyData.Known known, String by, Instant at) {
        this.copyData = copyData;
        this.known = known;
        this.by = by;
        this.at = at;
    }

    void write(OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out, UTF_8)) {
            var all = all();
            entry(zip, "个人信息.html", writer -> page(writer, all));
            entry(zip, "data.json", writer -> writer.write(JSON.writeValueAsString(all)));
            entry(zip, "时间线.csv", this::timeline);
            entry(zip, "timeline.jsonl", this::timelineForMachines);
            entry(zip, "行为.csv", this::behaviors);
            entry(zip, "behaviors.jsonl", this::behaviorsForMachines);
        }
    }

    private interface Part {
        void write(Writer writer) throws IOException;
    }

    private static void entry(ZipOutputStream zip, String name, Part part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var writer = new BufferedWriter(new OutputStreamWriter(zip, UTF_8));
        part.write(writer);
        writer.flush();
        zip.closeEntry();
    }

    private void timeline(Writer writer) throws IOException {
        writer.write(CsvLine.BYTE_ORDER_MARK);
        line(writer, "时间", "事件", "员工", "内容");
        copyData.timeline(
                known.contact(),
                entry -> unchecked(() -> {
                    var details = details(entry);
                    line(
                            writer,
                            entry.at().toString(),
                            kind(entry),
                            staff(entry.staffId()),
                            details.isEmpty() ? "" : LINE.writeValueAsString(details));
                }));
    }

    private void timelineForMachines(Writer writer) throws IOException {
        copyData.timeline(
                known.contact(),
                entry -> unchecked(() -> jsonLine(
                        writer,
                        row(
                                "at", entry.at(),
                                "kind", kind(entry),
                                "staff", staff(entry.staffId()),
                                "details", details(entry)))));
    }

    private static String kind(TimelineEntry entry) {
        return entry.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Without who of the staff it was that said so. */
    private static Map<String, String> details(TimelineEntry entry) {
        Map<String, String> details = new TreeMap<>();
        entry.details().forEach((name, value) -> {
            if (!name.equals("by") && !name.equals("invitedBy")) {
                details.put(name, withoutStaff(value));
            }
        });
        return details;
    }

    private void behaviors(Writer writer) throws IOException {
        writer.write(CsvLine.BYTE_ORDER_MARK);
        line(writer, "时间", "行为", "来源", "内容");
        copyData.behaviors(
                known.contact(),
                one -> unchecked(() -> line(
                        writer,
                        one.behavior().occurredAt().toString(),
                        one.behavior().type(),
                        one.behavior().sourceId(),
                        one.behavior().properties().isEmpty()
                                ? ""
                                : LINE.writeValueAsString(one.behavior().properties()))));
    }

    private void behaviorsForMachines(Writer writer) throws IOException {
        copyData.behaviors(
                known.contact(),
                one -> unchecked(() -> jsonLine(
                        writer,
                        row(
                                "at", one.behavior().occurredAt(),
                                "type", one.behavior().type(),
                                "source", one.behavior().sourceId(),
                                "properties", one.behavior().properties()))));
    }

    private static void jsonLine(Writer writer, Map<String, Object> row) throws IOException {
        writer.write(LINE.writeValueAsString(row));
        writer.write('\n');
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void unchecked(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(Writer writer, @Nullable String... cells) throws IOException {
        CsvLine.write(Arrays.stream(cells).map(cell -> cell == null ? "" : cell).toList(), writer);
    }

    /** Everything but what is long; the names are what the person reads. */
    private Map<String, Object> all() {
        var contact = known.contact();
        var person = contact.person();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "说明",
                Map.of("导出人", by, "导出时间", at.toString(), "客户编号", contact.id().value()));
        all.put("首次记录时间", person.createdAt().toString());
        put(all, "姓名", person.name().orElse(null));
        put(all, "登记姓名", person.statements().statedName().orElse(null));
        put(
                all,
                "头像",
                person.profile().map(read -> Dated.valueOf(read.avatar())).orElse(null));
        put(all, "性别", person.gender().map(Slug::of).orElse(null));
        put(all, "登记性别", person.statements().statedGender().map(Slug::of).orElse(null));
        all.put(
                "企业微信",
                person.externals().stream().map(one -> one.externalUserId()).toList());
        put(all, "渠道活码", person.liveCode());
        all.put(
                "身份",
                person.identities().stream()
                        .map(one -> row(
                                "类型",
                                one.key().type().word(),
                                "范围",
                                one.key().scope(),
                                "值",
                                one.key().value(),
                                "时间",
                                one.at()))
                        .toList());
        all.put(
                "好友关系",
                person.relations().stream()
                        .map(one -> row(
                                "员工", staff(one.staffId()),
                                "开始", one.lastStart().map(start -> start.at()).orElse(null),
                                "结束",
                                        one.stands() || one.ended() == null
                                                ? null
                                                : one.ended().at(),
                                "备注", Dated.valueOf(one.remark())))
                        .toList());
        all.put(
                "标签",
                person.tags().stream()
                        .map(one -> row(
                                "标签", known.tagNames().getOrDefault(one.tagId(), one.tagId()),
                                "原因", withoutStaff(one.because()),
                                "时间", one.at(),
                                "到期", one.expiresAt()))
                        .toList());
        all.put(
                "资料",
                person.statements().standingFields().stream()
                        .map(one -> row(
                                "名称", known.fieldNames().getOrDefault(one.fieldId(), one.fieldId()),
                                "值", one.value() == null ? null : one.value().plain(),
                                "时间", one.at()))
                        .toList());
        all.put(
                "阶段",
                person.statements().stages().stream()
                        .map(one -> row("阶段", one.stage(), "原因", one.because(), "时间", one.at()))
                        .toList());
        all.put(
                "同意与撤回",
                person.statements().consents().stream()
                        .filter(ConsentStatement::states)
                        .map(one -> row(
                                "渠道", one.about().channel().word(),
                                "目的", one.about().purpose().word(),
                                "同意", one.given() ? "是" : "否",
                                "方式", one.source(),
                                "依据", one.evidence(),
                                "时间", one.at(),
                                "撤销", person.statements().takenBackAt(one).orElse(null)))
                        .toList());
        all.put(
                "会员",
                person.statements().memberships().stream()
                        .map(one -> row("系统", one.system(), "等级", one.level(), "积分", one.points(), "时间", one.at()))
                        .toList());
        all.put(
                "人群",
                known.segments().stream()
                        .map(one -> row("人群", one.name(), "加入", one.membership().since()))
                        .toList());
        all.put(
                "客户群",
                known.groups().stream()
                        .map(one -> row(
                                "群名", one.name(),
                                "加入", one.since(),
                                "方式", joinScene(one.joinScene()),
                                "入群渠道", one.state(),
                                "邀请人", staff(one.invitedBy())))
                        .toList());
        all.put(
                "预测",
                known.predictions().stream()
                        .map(one -> row(
                                "模型", one.model(),
                                "分数", one.score(),
                                "结论", one.label(),
                                "原因", String.join("；", one.reasons()),
                                "时间", one.at()))
                        .toList());
        return all;
    }

    /** Who of the staff it was is another person's business. */
    private @Nullable String staff(@Nullable String staffId) {
        return staffId == null ? null : staff.computeIfAbsent(staffId, _ -> "员工 " + (staff.size() + 1));
    }

    private static @Nullable String joinScene(@Nullable String joinScene) {
        return switch (joinScene) {
            case "invited" -> "邀请";
            case "invite-link" -> "邀请链接";
            case "qr-code" -> "扫码";
            case null, default -> joinScene;
        };
    }

    private static String withoutStaff(String because) {
        return because.startsWith("by:") || because.startsWith("user:") ? "员工添加" : because;
    }

    private static void put(Map<String, Object> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    private static Map<String, Object> row(@Nullable Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null) {
                row.put(String.valueOf(namesAndValues[i]), value instanceof Instant time ? time.toString() : value);
            }
        }
        return row;
    }

    private static void page(Writer writer, Map<String, Object> all) throws IOException {
        writer.write("<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>个人信息副本</title>"
                + "<style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}"
                + "td,th{border:1px solid #ccc;padding:.3em .6em;text-align:left}</style><h1>个人信息副本</h1>");
        for (var part : all.entrySet()) {
            writer.write("<h2>" + escaped(part.getKey()) + "</h2>");
            switch (part.getValue()) {
                case List<?> rows when rows.isEmpty() -> writer.write("<p>无</p>");
                case List<?> rows -> table(writer, rows);
                case Map<?, ?> row -> table(writer, List.of(row));
                case Object value -> writer.write("<p>" + escaped(value) + "</p>");
            }
        }
        writer.write("<p>时间线与行为见同一压缩包内的表格。</p></html>");
    }

    private static void table(Writer writer, List<?> rows) throws IOException {
        writer.write("<table>");
        List<Object> head = new ArrayList<>();
        for (var row : rows) {
            if (row instanceof Map<?, ?> cells) {
                cells.keySet().stream().filter(name -> !head.contains(name)).forEach(head::add);
            }
        }
        if (!head.isEmpty()) {
            writer.write("<tr>");
            for (var name : head) {
                writer.write("<th>" + escaped(name) + "</th>");
            }
            writer.write("</tr>");
        }
        for (var row : rows) {
            writer.write("<tr>");
            if (row instanceof Map<?, ?> cells) {
                for (var name : head) {
                    var cell = cells.get(name);
                    writer.write("<td>" + (cell == null ? "" : escaped(cell)) + "</td>");
                }
            } else {
                writer.write("<td>" + escaped(row) + "</td>");
            }
            writer.write("</tr>");
        }
        writer.write("</table>");
    }

    private static String escaped(Object value) {
        return value.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
