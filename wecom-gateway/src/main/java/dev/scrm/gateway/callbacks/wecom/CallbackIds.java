package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.platform.events.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The ids of events: that of the plaintext, so that WeCom's retry is the same event and two events of one second are two. A
 * corp with several apps is told of an addition once for each, every time with another welcome code, of which only one will
 * work: without its code it is one and the same event.
 *
 * <p>Told in another second, or once with a code and once without, it is two. To make them one, the time or the code would
 * have to stay out of the id: then a customer who leaves and comes again would be taken for a repetition, or the event
 * with the code for one of that without, and nobody would be welcomed.
 */
final class CallbackIds {
    private static final byte[] WELCOME_CODE = "<WelcomeCode>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WELCOME_CODE_IN_JSON = "\"WelcomeCode\"".getBytes(StandardCharsets.US_ASCII);

    private CallbackIds() {}

    static String id(String corpId, byte[] plaintext, @Nullable String welcomeCode) {
        return welcomeCode == null
                ? Ids.derived("callback", corpId, plaintext)
                : Ids.derived("callback-with-code", corpId, without(welcomeCode, plaintext));
    }

    /**
     * That of a callback to an intelligent robot: by its msgid, which is WeCom's own key of repetitions. A repetition need
     * not have the same text: its response_url works once.
     */
    static String ofRobot(String corpId, String robotId, byte[] plaintext, @Nullable String messageId, String kind) {
        var robot = corpId + "/" + robotId;
        return messageId == null
                ? Ids.derived("robot-callback", robot, plaintext)
                : Ids.derived("robot-message", robot, (kind + ":" + messageId).getBytes(StandardCharsets.UTF_8));
    }

    /** The plaintext as it is when the code cannot be found in it: written with references, which WeCom does not do. */
    private static byte[] without(String code, byte[] plaintext) {
        var codeBytes = code.getBytes(StandardCharsets.UTF_8);
        var name = plaintext[0] == '{' ? WELCOME_CODE_IN_JSON : WELCOME_CODE;
        int element = indexOf(plaintext, name, 0);
        int from = element < 0 ? -1 : indexOf(plaintext, codeBytes, element + name.length);
        if (from < 0) {
            return plaintext;
        }
        var without = new byte[plaintext.length - codeBytes.length];
        System.arraycopy(plaintext, 0, without, 0, from);
        System.arraycopy(plaintext, from + codeBytes.length, without, from, without.length - from);
        return without;
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int start) {
        for (int from = start; from <= bytes.length - wanted.length; from++) {
            if (Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length)) {
                return from;
            }
        }
        return -1;
    }
}
