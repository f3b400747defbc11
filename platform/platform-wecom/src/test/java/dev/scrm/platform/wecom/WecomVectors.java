package dev.scrm.platform.wecom;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The published examples of WeCom's own documentation and sample libraries. */
final class WecomVectors {
    static final String TOKEN = "QDG6eK";
    /** Ends in C where canonical base64 would end in A. */
    static final String KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    static final String RECEIVE_ID = "wx5823bf96d3bd56c7";

    record Vector(
            String name,
            String signature,
            String timestamp,
            String nonce,
            String encrypt,
            String random,
            String message) {
        /** The one of JSON is posted in JSON. */
        byte[] body() {
            if (message.startsWith("{")) {
                return "{\"tousername\":\"wx5823bf96d3bd56c7\",\"encrypt\":\"%s\",\"agentid\":\"218\"}"
                        .formatted(encrypt)
                        .getBytes(StandardCharsets.UTF_8);
            }
            return ("<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><Encrypt><![CDATA[" + encrypt
                            + "]]></Encrypt><AgentID><![CDATA[218]]></AgentID></xml>")
                    .getBytes(StandardCharsets.UTF_8);
        }

        byte[] messageBytes() {
            return message.getBytes(StandardCharsets.UTF_8);
        }

        byte[] randomBytes() {
            return random.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Document 90968: a posted message; its padding is of 30 bytes. */
    static final Vector MESSAGE = new Vector(
            "message",
            "477715d11cdb4164915debcba66cb864d751f3e6",
            "1409659813",
            "1372623149",
            "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==",
            "0960688932c47ef1",
            """
            <xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>
            <FromUserName><![CDATA[mycreate]]></FromUserName>
            <CreateTime>1409659813</CreateTime>
            <MsgType><![CDATA[text]]></MsgType>
            <Content><![CDATA[hello]]></Content>
            <MsgId>4561255354251345929</MsgId>
            <AgentID>218</AgentID>
            </xml>""");

    /** The official Go sample: the verification of a URL. */
    static final Vector ECHO = new Vector(
            "echo",
            "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
            "1409659589",
            "263014780",
            "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
            "c41b64491c2468d0",
            "1616140317555161061");

    /** The official Go sample for messages in JSON. */
    static final Vector JSON = new Vector(
            "json",
            "0623cbc5a8cbee5bcc137c70de99575366fc2af3",
            "1409659813",
            "1372623149",
            "CZWs4CWRpI4VolQlvn4dlEC1alN2MUEY2VklGehgBVLBrlVF7SyT+SV+Toj43l4ayJ9UMGKphktKKmP7B2j/P1ey67XB8PBgS7Wr5/8+w/yWriZv3Vmoo/MH3/1HsIWZrPQ3N2mJrelStIfI2Y8kLKXA7EhfZgZX4o+ffdkZDM76SEl79Ib9mw7TGjZ9Aw/x/A2VjNbV1E8BtEbRxYYcQippYNw7hr8sFfa3nW1xLdxokt8QkRX83vK3DFP2F6TQFPL2Tu98UwhcUpPvdJBuu1/yiOQIScppV3eOuLWEsko=",
            "EDH75AiKExevY8L3",
            "{\"ToUserName\":\"wx5823bf96d3bd56c7\",\"FromUserName\":\"mycreate\",\"CreateTime\": 1409659813,\"MsgType\":\"text\",\"Content\":\"hello\",\"MsgId\":4561255354251345929,\"AgentID\": 218}");

    static final List<Vector> ALL = List.of(MESSAGE, ECHO, JSON);

    private WecomVectors() {}

    static List<Vector> all() {
        return ALL;
    }
}
