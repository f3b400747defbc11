package dev.scrm.contact.exports;

import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.FieldType;
import java.util.Map;
import java.util.Optional;

/** What stands above columns. Where an import proposes what a column means, it proposes the same of these. */
final class Headings {
    private Headings() {}

    /** Empty of a field that the corp does not have. */
    static Optional<Heading> of(ExportColumn column, Map<String, Field> fields) {
        return switch (column) {
            case ExportColumn.Known(var which) -> Optional.of(new Heading(column, which.heading(), false));
            case ExportColumn.OfField(var fieldId) ->
                Optional.ofNullable(fields.get(fieldId))
                        .map(field -> new Heading(
                                column,
                                field.definition().name(),
                                field.definition().type() == FieldType.NUMBER));
            case ExportColumn.OfIdentity(var type, var scope) ->
                Optional.of(new Heading(
                        column, "%s（%s）".formatted(type == IdentityType.OPEN_ID ? "openid" : "会员号", scope), false));
            case ExportColumn.OfConsent(var about) -> Optional.of(new Heading(column, consent(about), false));
            case ExportColumn.OfLevel(var system) ->
                Optional.of(new Heading(column, "会员等级（%s）".formatted(system), false));
            case ExportColumn.OfPoints(var system) ->
                Optional.of(new Heading(column, "会员积分（%s）".formatted(system), true));
        };
    }

    private static String consent(ConsentStatement.About about) {
        return "同意" + channel(about.channel()) + purpose(about.purpose());
    }

    private static String channel(ConsentChannel channel) {
        return switch (channel) {
            case WECOM -> "企微";
            case PHONE -> "电话";
            case SMS -> "短信";
            case EMAIL -> "邮件";
            case MAIL -> "信函";
            case OFFICIAL_ACCOUNT -> "公众号";
            case MINI_PROGRAM -> "小程序";
            case DOUYIN -> "抖音";
            case WEIBO -> "微博";
            case XIAOHONGSHU -> "小红书";
        };
    }

    private static String purpose(ConsentPurpose purpose) {
        return switch (purpose) {
            case SERVICE -> "服务";
            case MARKETING -> "营销";
            case PROFILING -> "画像";
            case SHARING -> "共享";
        };
    }
}
