package dev.scrm.contact.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that an erasure leaves, said in every certificate; topics beside.
 *
 * @param atMost after which time it has gone by itself; null of what stays for good
 */
record WhatStays(
        String where, String what, String because, @Nullable Duration atMost) {
    static final List<WhatStays> ALL = List.of(
            stays("contact: contacts", "客户编号、删除时间、曾合并的客户编号与版本号", "使删除之前的消息重复或迟到时不再恢复该客户"),
            stays("contact: erasures", "本次删除的编号、时间与数量", "用于证明已删除"),
            stays("contact: audit-records", "客户编号、操作人与员工所写的查看原因，不含个人信息的值", "审计记录依法留存，防篡改，不可删除"),
            stays("contact: waiting-days, behavior-figures", "按天或按来源的合计数", "无法对应到个人"),
            stays("ticket: messages", "消息编号与时间", "防止同一消息重复计入工单，不含文字"),
            stays("journey: instances", "客户编号、旅程步骤与时间", "用于旅程统计，不含姓名与联系方式"),
            stays("analytics: figures", "按小时与渠道活码的合计数", "无法对应到个人"),
            stays("gateway: mirror", "企业微信的客户编号与摘要", "企业微信中仍有该好友关系时用于每晚比对；没有它，姓名与备注会被当作新内容再次写入"),
            goes("kafka: *.parked, *.dead", "无法处理而搁置的消息原文", "由管理员处理或到期自动删除", Duration.ofDays(30)),
            stays(
                    "kafka: scrm.contact.profiles.v1, scrm.segment.standings.v1, *-changelog",
                    "删除之前的旧值",
                    "已写入空值，Kafka 压缩时清除，时间由集群决定"),
            goes("gateway: commands", "命令编号；同时发给多人的命令的结果中的客户编号", "防止重复发送", Duration.ofDays(93)),
            goes("gateway: waiting-commands", "尚未发出的、同时发给多人的命令", "发出、失败或过期后删除", Duration.ofDays(93)),
            goes(
                    "gateway: reconciliation-differences, announcements",
                    "删除之后的比对所见的企业微信客户编号与差异类型",
                    "每晚比对的报告",
                    Duration.ofDays(90)),
            goes("gateway: transfers", "正在继承的客户的企业微信编号", "继承结束后删除，最迟开始三天后；等待中的指令开始得更晚", Duration.ofDays(96)),
            stays("gateway: spool", "尚未写入 Kafka 的回调原文", "Kafka 恢复后写入，随即删除"));

    private static WhatStays stays(String where, String what, String because) {
        return new WhatStays(where, what, because, null);
    }

    private static WhatStays goes(String where, String what, String because, Duration atMost) {
        return new WhatStays(where, what, because, atMost);
    }

    Certificate.Kept from(Instant now) {
        return new Certificate.Kept(where, what, because, atMost == null ? null : now.plus(atMost));
    }
}
