package dev.scrm.simulator.callback;

import java.time.Instant;

/** The plaintext of an event as WeCom writes it: texts in CDATA, numbers plain. */
public final class EventXml {
    private final StringBuilder xml = new StringBuilder("<xml>");

    private EventXml() {}

    /** The head that all events have. */
    public static EventXml event(String corpId, Instant at, String event) {
        return new EventXml()
                .text("ToUserName", corpId)
                .text("FromUserName", "sys")
                .number("CreateTime", at.getEpochSecond())
                .text("MsgType", "event")
                .text("Event", event);
    }

    /** The head of an event that a member caused in an app. */
    public static EventXml ofMember(String corpId, String userId, Instant at, String event, long agentId) {
        return new EventXml()
                .text("ToUserName", corpId)
                .text("FromUserName", userId)
                .number("CreateTime", at.getEpochSecond())
                .text("MsgType", "event")
                .text("Event", event)
                .number("AgentID", agentId);
    }

    /** The head of the customer-service bell, which nobody sends. */
    public static EventXml bell(String corpId, Instant at) {
        return new EventXml()
                .text("ToUserName", corpId)
                .number("CreateTime", at.getEpochSecond())
                .text("MsgType", "event")
                .text("Event", "kf_msg_or_event");
    }

    public EventXml text(String name, String value) {
        // CDATA cannot hold its own end, so that is split over two sections.
        var safe = value.replace("]]>", "]]]]><![CDATA[>");
        xml.append('<')
                .append(name)
                .append("><![CDATA[")
                .append(safe)
                .append("]]></")
                .append(name)
                .append('>');
        return this;
    }

    public EventXml number(String name, long value) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(value)
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    /** Begins an element that holds others. */
    public EventXml open(String name) {
        xml.append('<').append(name).append('>');
        return this;
    }

    public EventXml close(String name) {
        xml.append("</").append(name).append('>');
        return this;
    }

    @Override
    public String toString() {
        return xml + "</xml>";
    }
}
