package dev.scrm.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies of 64 KB that nobody signed, each made to keep another kind of reader busy. */
final class HostileBodies {
    private static final int LENGTH = 64 << 10;

    private HostileBodies() {}

    static Map<String, byte[]> all() {
        var bodies = new LinkedHashMap<String, byte[]>();
        bodies.put("flat elements", filled("<xml>", "<a>b</a>", "<Encrypt>QUJD</Encrypt></xml>"));
        bodies.put("one ciphertext", filled("<xml><Encrypt><![CDATA[", "QUJD", "]]></Encrypt></xml>"));
        bodies.put("deep elements", filled("<xml>", "<a>", "<Encrypt>QUJD</Encrypt>"));
        bodies.put("attributes", attributes());
        bodies.put("entities", filled("""
                <!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><xml><a>""", "&b;&b;&b;", "</a><Encrypt>QUJD</Encrypt></xml>"));
        bodies.put("many ciphertexts", filled("<xml>", "<Encrypt>QUJD</Encrypt>", "</xml>"));
        bodies.put("almost ciphertexts", filled("<xml>", "<Encryp>", "</xml>"));
        return bodies;
    }

    private static byte[] filled(String head, String unit, String tail) {
        var body = new StringBuilder(head);
        while (body.length() + unit.length() + tail.length() <= LENGTH) {
            body.append(unit);
        }
        return body.append(tail).toString().getBytes(UTF_8);
    }

    private static byte[] attributes() {
        var body = new StringBuilder("<xml");
        for (int i = 0; body.length() < LENGTH - 64; i++) {
            body.append(" a").append(i).append("=\"1\"");
        }
        return body.append("><Encrypt>QUJD</Encrypt></xml>").toString().getBytes(UTF_8);
    }
}
