package dev.scrm.contact.imports;

import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.field.FieldDefinition;
import dev.scrm.contact.field.FieldOption;
import java.util.stream.Collectors;

/** What staff read in the file of errors. */
final class ChineseWords {
    private static final int MOST_OPTIONS = 10;

    static final String NAME = "应为 1 到 64 个可见字符";
    static final String GENDER = "应为“男”或“女”";
    static final String TAGS = "没有这样的企业自有标签，或有几个同名；多个标签用“；”分开";

    private ChineseWords() {}

    static String identity(IdentityType type) {
        return switch (type) {
            case PHONE -> "应为手机号，境外号码带国家码，如 +85291234567";
            case EMAIL -> "应为邮箱地址";
            case EXTERNAL_USER_ID, UNION_ID, OPEN_ID, MEMBER_ID, DOUYIN, WEIBO, XIAOHONGSHU -> "应为 1 到 200 个字符";
        };
    }

    static String field(FieldDefinition field) {
        return switch (field.type()) {
            case TEXT -> "应为文本，且不超过长度上限";
            case NUMBER -> "应为数字，最多 15 位，且在允许范围内";
            case DATE -> "应为日期，如 1990-01-31";
            case TIME -> "应为时间，如 2026-11-21 08:30";
            case BOOLEAN -> "应为“是”或“否”";
            case CHOICE, CHOICES -> "应为选项：" + options(field);
            case URL -> "应为以 http 或 https 开头的网址";
        };
    }

    /** What cannot be undone. */
    static String kept(String what) {
        return switch (what.split("\\.", 2)[0]) {
            case "merged" -> "该客户已与其他客户合并";
            case "contact" -> "导入之后有人补充了该客户的资料，客户保留";
            case "identities" -> "导入之后有其他来源确认了该身份";
            default -> "导入之后有人修改过";
        };
    }

    private static String options(FieldDefinition field) {
        var names = field.options().stream()
                .limit(MOST_OPTIONS)
                .map(FieldOption::name)
                .collect(Collectors.joining("、"));
        return field.options().size() > MOST_OPTIONS ? names + " 等" : names;
    }
}
