package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An intelligent robot (智能机器人, aibot) that staff members chat with. Not one of those that only speak to a group: that is
 * a {@link Robot}.
 *
 * @param robotId our name for it
 * @param callbacks what its callbacks are signed and encrypted with
 * @param greeting what it says to who opens its chat for the first time of a day; null for nothing
 * @param cardAnswers what its cards become once they were clicked, by the button's key
 */
public record SmartRobot(
        String corpId,
        String robotId,
        Rotating<CallbackPair> callbacks,
        @Nullable String greeting,
        Map<String, CardNotice> cardAnswers)
        implements CallbackReceiver {
    private static final String ADDRESSES = "smart-robots/";

    public SmartRobot {
        requireNonNull(corpId, "corpId");
        requireNonNull(robotId, "robotId");
        requireNonNull(callbacks, "callbacks");
        cardAnswers = Map.copyOf(cardAnswers);
    }

    /** What a robot's address has behind the corp's id; no app's number looks like it. */
    public static String address(String robotId) {
        return ADDRESSES + robotId;
    }

    @Override
    public String address() {
        return address(robotId);
    }

    /** None: what is for a robot of the corp itself names nobody. */
    @Override
    public String receiveId() {
        return "";
    }

    /** Without the secrets: this ends in logs and errors. */
    @Override
    public String toString() {
        return "SmartRobot[" + corpId + ":" + robotId + "]";
    }
}
