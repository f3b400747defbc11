package dev.scrm.contact.imports;

import static java.util.Map.entry;

import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.imports.Mapping.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Guesses from the names of columns what they say; whoever imports looks at it and knows better. */
final class ProposeMapping {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_\\-()（）:：*]");
    private static final Map<String, Target> NAMES = Map.ofEntries(
            entry("手机", phone()),
            entry("手机号", phone()),
            entry("手机号码", phone()),
            entry("电话", phone()),
            entry("电话号码", phone()),
            entry("联系电话", phone()),
            entry("联系方式", phone()),
            entry("phone", phone()),
            entry("phonenumber", phone()),
            entry("mobile", phone()),
            entry("mobilephone", phone()),
            entry("mobilenumber", phone()),
            entry("tel", phone()),
            entry("邮箱", email()),
            entry("电子邮箱", email()),
            entry("邮箱地址", email()),
            entry("电子邮件", email()),
            entry("email", email()),
            entry("mail", email()),
            entry("emailaddress", email()),
            entry("externaluserid", identity(IdentityType.EXTERNAL_USER_ID)),
            entry("外部联系人id", identity(IdentityType.EXTERNAL_USER_ID)),
            entry("客户id", identity(IdentityType.EXTERNAL_USER_ID)),
            entry("unionid", identity(IdentityType.UNION_ID)),
            entry("抖音", identity(IdentityType.DOUYIN)),
            entry("抖音号", identity(IdentityType.DOUYIN)),
            entry("douyin", identity(IdentityType.DOUYIN)),
            entry("微博", identity(IdentityType.WEIBO)),
            entry("weibo", identity(IdentityType.WEIBO)),
            entry("小红书", identity(IdentityType.XIAOHONGSHU)),
            entry("小红书号", identity(IdentityType.XIAOHONGSHU)),
            entry("xiaohongshu", identity(IdentityType.XIAOHONGSHU)),
            entry("姓名", new Target.OfName()),
            entry("名称", new Target.OfName()),
            entry("名字", new Target.OfName()),
            entry("客户姓名", new Target.OfName()),
            entry("客户名称", new Target.OfName()),
            entry("真实姓名", new Target.OfName()),
            entry("登记姓名", new Target.OfName()),
            entry("name", new Target.OfName()),
            entry("fullname", new Target.OfName()),
            entry("customername", new Target.OfName()),
            entry("性别", new Target.OfGender()),
            entry("客户性别", new Target.OfGender()),
            entry("gender", new Target.OfGender()),
            entry("sex", new Target.OfGender()),
            entry("标签", new Target.OfTags()),
            entry("客户标签", new Target.OfTags()),
            entry("企业标签", new Target.OfTags()),
            entry("tag", new Target.OfTags()),
            entry("tags", new Target.OfTags()),
            entry("阶段", new Target.OfStage()),
            entry("客户阶段", new Target.OfStage()),
            entry("生命周期", new Target.OfStage()),
            entry("生命周期阶段", new Target.OfStage()),
            entry("stage", new Target.OfStage()),
            entry("lifecyclestage", new Target.OfStage()),
            entry("同意短信营销", consent(ConsentChannel.SMS)),
            entry("短信营销", consent(ConsentChannel.SMS)),
            entry("smsconsent", consent(ConsentChannel.SMS)),
            entry("smsmarketing", consent(ConsentChannel.SMS)),
            entry("同意邮件营销", consent(ConsentChannel.EMAIL)),
            entry("邮件营销", consent(ConsentChannel.EMAIL)),
            entry("emailconsent", consent(ConsentChannel.EMAIL)),
            entry("emailmarketing", consent(ConsentChannel.EMAIL)));

    /** A system stands behind what it is: 会员号（mall）. */
    private static final Pattern OF_A_SYSTEM = Pattern.compile("([^(（]+)[(（]([A-Za-z0-9._-]{1,64})[)）]");

    private ProposeMapping() {}

    /** The corp's own names come first; nothing is proposed twice. */
    static List<Column> of(List<String> header, List<Field> fields) {
        List<Column> columns = new ArrayList<>();
        var proposed = new HashSet<Target>();
        var usable = fields.stream().filter(field -> !field.archived()).toList();
        for (int i = 0; i < header.size(); i++) {
            int index = i;
            targets(header.get(i), usable)
                    .findFirst()
                    .filter(proposed::add)
                    .ifPresent(target -> columns.add(new Column(index, target)));
        }
        return columns;
    }

    /** Everything that columns of these names may say, whether or not it can be imported. */
    static Set<Target> targets(List<String> header, List<Field> fields) {
        return header.stream().flatMap(name -> targets(name, fields)).collect(Collectors.toSet());
    }

    private static Stream<Target> targets(String name, List<Field> fields) {
        var word = word(name);
        Stream<Target> own = fields.stream()
                .filter(field -> word(field.id()).equals(word)
                        || word(field.definition().name()).equals(word))
                .map(field -> new Target.OfField(field.id()));
        return Stream.of(own, Stream.ofNullable(NAMES.get(word)), ofASystem(name))
                .flatMap(targets -> targets);
    }

    private static Stream<Target> ofASystem(String name) {
        var heading = OF_A_SYSTEM.matcher(name.strip());
        if (!heading.matches()) {
            return Stream.of();
        }
        var system = heading.group(2);
        return switch (word(heading.group(1))) {
            case "会员号", "会员编号", "系统编号", "memberid" -> Stream.of(new Target.OfIdentity(IdentityType.MEMBER_ID, system));
            case "openid" -> Stream.of(new Target.OfIdentity(IdentityType.OPEN_ID, system));
            case "会员等级" -> Stream.of(new Target.OfLevel(system));
            case "会员积分" -> Stream.of(new Target.OfPoints(system));
            default -> Stream.of();
        };
    }

    private static String word(String name) {
        return BETWEEN_WORDS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static Target phone() {
        return identity(IdentityType.PHONE);
    }

    private static Target email() {
        return identity(IdentityType.EMAIL);
    }

    private static Target identity(IdentityType type) {
        return new Target.OfIdentity(type, "");
    }

    private static Target consent(ConsentChannel channel) {
        return new Target.OfConsent(new ConsentStatement.About(channel, ConsentPurpose.MARKETING));
    }
}
