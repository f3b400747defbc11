package dev.scrm.endtoend.outbound;

import static dev.scrm.endtoend.outbound.Wish.inTurn;
import static dev.scrm.endtoend.outbound.Wish.numbered;
import static dev.scrm.endtoend.outbound.Wish.with;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What staff members are told and what their work needs. */
final class ToStaff {
    private static final int FILMS_EVERY = 12;

    private final FaultsWorld world;
    private final int cancellations;
    private final Clock clock;
    private final Instant tomorrow;

    ToStaff(FaultsWorld world, int commands, Clock clock) {
        this.world = world;
        this.cancellations = FaultsKind.CANCEL_COMMAND.share(commands);
        this.clock = clock;
        this.tomorrow = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
    }

    /** The first of them are taken back, with luck: before they come, while they wait, or too late. */
    Wish message(int number) {
        var to = Map.<String, Object>of("staffIds", List.of(inTurn(FaultsPeople.STAFF, number)));
        if (number < cancellations) {
            var notBefore = clock.instant().plusSeconds(15L * (number % 3));
            return said(FaultsKind.APP_MESSAGE, number, with(to, "notBefore", notBefore.toString()));
        }
        return number % FILMS_EVERY == 0 ? film(number, to) : said(FaultsKind.APP_MESSAGE, number, to);
    }

    private Wish film(int number, Map<String, Object> to) {
        var film = Map.of("mediaId", inTurn(world.files().films(), number / FILMS_EVERY), "title", numbered(number));
        return Wish.of(FaultsKind.APP_MESSAGE, number, numbered(number), with(to, "video", film));
    }

    /** Its effect is that the message is told to be taken back, and the message's own that WeCom has none. */
    Wish cancelled(int number) {
        var commandId = Wish.id(FaultsKind.APP_MESSAGE, number);
        return Wish.of(
                FaultsKind.CANCEL_COMMAND, number, OutcomeWatch.trace(commandId), Map.of("commandId", commandId));
    }

    Wish recalled(int number) {
        var commandId = FaultsThing.RECALLED_MESSAGE.commandId(number);
        var messageId = world.id(FaultsThing.RECALLED_MESSAGE, number);
        return Wish.of(FaultsKind.RECALL, number, messageId, Map.of("commandId", commandId));
    }

    /** Every second by the code, the others by the command that WeCom gave it for. */
    Wish card(int number) {
        var data = Map.<String, Object>of(
                "staffIds", List.of(FaultsPeople.FIRST), "button", Map.of("replaceName", "已接" + numbered(number)));
        return Wish.of(
                FaultsKind.UPDATE_CARD,
                number,
                numbered(number),
                number % 2 == 0
                        ? with(data, "responseCode", world.id(FaultsThing.CARD, number))
                        : with(data, "commandId", FaultsThing.CARD.commandId(number)));
    }

    Wish robot(int number) {
        return said(FaultsKind.ROBOT_MESSAGE, number, Map.of("robotId", inTurn(world.robots(), number)));
    }

    private static Wish said(FaultsKind kind, int number, Map<String, Object> to) {
        return Wish.of(kind, number, numbered(number), with(to, "text", "请看" + numbered(number)));
    }

    Wish schedule(int number) {
        var data = Map.<String, Object>of(
                "startsAt",
                tomorrow.toString(),
                "endsAt",
                tomorrow.plus(Duration.ofHours(1)).toString(),
                "summary",
                "回访" + numbered(number),
                "attendeeIds",
                List.of(FaultsPeople.FIRST));
        return Wish.of(FaultsKind.SCHEDULE, number, numbered(number), data);
    }

    Wish approval(int number) {
        var field = Map.of("control", "Text", "id", "Text-1", "value", Map.of("text", "退款" + numbered(number)));
        var data = Map.<String, Object>of(
                "staffId",
                FaultsPeople.FIRST,
                "templateId",
                "TPL-EXAMPLE",
                "contents",
                List.of(field),
                "summary",
                List.of("退款"));
        return Wish.of(FaultsKind.APPROVAL, number, numbered(number), data);
    }
}
