package dev.scrm.gateway.massmessages;

import static dev.scrm.gateway.budget.CallLane.BULK;

import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.massmessages.FollowedMessages.Taken;
import dev.scrm.gateway.wecom.Answers;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.PageCursor;
import dev.scrm.gateway.wecom.Reaction;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.RetryPause;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One round of questions about one mass message: who has decided, and what became of their recipients. */
final class Round {
    private static final int PAGE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** After so long another round goes on, so that a claim is not outlived. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** How a round ended. */
    sealed interface End {}

    /** Some have not decided, or WeCom did not say. */
    record Open(int rounds, Duration pause) implements End {}

    /**
     * Nothing more can be learnt.
     *
     * @param reason a slug when WeCom refused to say
     * @param more what was told in this round
     */
    record Over(int decided, int undecided, @Nullable String reason, Counts more) implements End {}

    private final WecomApi wecom;
    private final App app;
    private final FollowedMessages messages;
    private final MassMessageLog log;
    private final MassMessageSettings settings;
    private final Clock clock;
    private final Taken taken;
    private final MassMessage message;
    private final Instant begunAt;
    private int decided;
    private int undecided;
    private int open;
    private boolean learnt;
    private Counts more = Counts.NONE;

    Round(
            WecomApi wecom,
            App app,
            FollowedMessages messages,
            MassMessageLog log,
            MassMessageSettings settings,
            Clock clock,
            Taken taken) {
        this.wecom = wecom;
        this.app = app;
        this.messages = messages;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
        this.taken = taken;
        this.message = taken.followed().message();
        this.begunAt = clock.instant();
    }

    End run() {
        var cursor = new PageCursor();
        Map<String, Object> tasks;
        do {
            var end = ask("externalcontact/get_groupmsg_task", Map.of("msgid", message.messageId()), cursor);
            tasks = end.value();
            if (tasks == null) {
                return notSaid(end);
            }
            for (var task : Answers.objects(tasks.get("task_list")).toList()) {
                var notSaid = look(task);
                if (notSaid.isPresent()) {
                    return notSaid.get();
                }
            }
        } while (cursor.moveBehind(tasks));
        return open == 0 && !cursor.isEndless() ? new Over(decided, undecided, null, more) : later();
    }

    /** Empty when that staff member is done with, or is to be asked about later. */
    private Optional<End> look(Map<?, ?> task) {
        var staffId = String.valueOf(task.get("userid"));
        boolean hasDecided = Answers.number(task, "status") == 2;
        boolean over = taken.followed().isOver(begunAt);
        var settled = Instant.ofEpochSecond(Answers.number(task, "send_time")).plus(settings.settling());
        if (!over && (!hasDecided || begunAt.isBefore(settled))) {
            open++;
            return Optional.empty();
        }
        if (hasDecided) {
            decided++;
        } else {
            undecided++;
        }
        if (taken.followed().told().contains(staffId)) {
            return Optional.empty();
        }
        if (clock.instant().isAfter(begunAt.plus(LONGEST))) {
            return Optional.of(new Open(0, Duration.ZERO));
        }
        return tell(staffId);
    }

    private Optional<End> tell(String staffId) {
        var counts = Counts.NONE;
        var cursor = new PageCursor();
        Map<String, Object> results;
        int page = 0;
        do {
            var end = ask(
                    "externalcontact/get_groupmsg_send_result",
                    Map.of("msgid", message.messageId(), "userid", staffId),
                    cursor);
            results = end.value();
            if (results == null) {
                return Optional.of(notSaid(end));
            }
            var recipients = Answers.objects(results.get("send_list"))
                    .map(this::recipient)
                    .toList();
            if (!recipients.isEmpty()) {
                log.results(message, staffId, page++, recipients, begunAt);
            }
            counts = counts.plus(Counts.of(recipients));
        } while (cursor.moveBehind(results));
        if (cursor.isEndless()) {
            return Optional.of(later());
        }
        messages.told(taken, staffId, counts);
        more = more.plus(counts);
        learnt = true;
        return Optional.empty();
    }

    private Recipient recipient(Map<?, ?> row) {
        var id = String.valueOf(row.get(message.toGroups() ? "chat_id" : "external_userid"));
        long sentAt = Answers.number(row, "send_time");
        return new Recipient(
                id,
                Recipient.Result.of((int) Answers.number(row, "status")),
                sentAt == 0 ? null : Instant.ofEpochSecond(sentAt));
    }

    private CallEnd<Map<String, Object>> ask(String api, Map<String, Object> about, PageCursor cursor) {
        var body = new LinkedHashMap<>(about);
        body.put("limit", PAGE);
        body.put("cursor", cursor.next());
        return wecom.post(app, ApiRequest.of(api, body), Terms.within(PATIENCE, BULK, clock.instant()));
    }

    /** Who only has to be asked again is, also after somebody mended what is wrong with the app; a refusal for good ends it. */
    private End notSaid(CallEnd<?> end) {
        return switch (end.reply()) {
            case Reply.Answer(int errorCode, var _) ->
                switch (Reaction.to(errorCode)) {
                    case RETRY, BACK_OFF -> later();
                    case ALARM, REFRESH -> later(Reason.NOT_PERMITTED);
                    case OK, STATE, DROP -> end(Reason.WECOM_REFUSED);
                };
            case Reply.NoAnswer _ -> later();
            case Reply.Held(var until) -> {
                var pause = Duration.between(clock.instant(), until);
                yield new Open(taken.followed().rounds(), pause.isNegative() ? RetryPause.OF_LIMIT : pause);
            }
        };
    }

    private End later() {
        return later(Reason.NO_ANSWER);
    }

    /**
     * Past its time nobody waits for an answer for ever.
     *
     * @param reason why there was none
     */
    private End later(Reason reason) {
        boolean givenUp = begunAt.isAfter(taken.followed().until().plus(Duration.ofDays(1)));
        int rounds = learnt ? 0 : taken.followed().rounds() + 1;
        return givenUp ? end(reason) : new Open(rounds, settings.pause(rounds));
    }

    private End end(Reason reason) {
        return new Over(decided, undecided, reason.code(), more);
    }
}
