package dev.scrm.gateway.erasure;

import dev.scrm.gateway.commands.CancelCommand;
import dev.scrm.gateway.commands.ErasedContacts;
import dev.scrm.gateway.commands.Ledger;
import dev.scrm.gateway.reconciliation.Announcements;
import dev.scrm.gateway.reconciliation.Differences;
import dev.scrm.platform.events.ErasedStore;
import java.time.Instant;
import java.util.List;

/**
 * Takes away what leads to a contact who is erased: nothing is sent for them any more, what waits is given back, what was done
 * becomes nobody's, and reports of readings lose what names them. As often as one likes.
 */
public final class EraseContact {
    private final ErasedContacts erased;
    private final Ledger ledger;
    private final CancelCommand cancelCommand;
    private final Differences differences;
    private final Announcements announcements;
    private final NameContacts nameContacts;
    private final FoundBefore foundBefore;

    EraseContact(
            ErasedContacts erased,
            Ledger ledger,
            CancelCommand cancelCommand,
            Differences differences,
            Announcements announcements,
            NameContacts nameContacts,
            FoundBefore foundBefore) {
        this.erased = erased;
        this.ledger = ledger;
        this.cancelCommand = cancelCommand;
        this.differences = differences;
        this.announcements = announcements;
        this.nameContacts = nameContacts;
        this.foundBefore = foundBefore;
    }

    /** @param erasedAt what is dated later is somebody's who has begun anew */
    public List<ErasedStore> erase(String corpId, String erasureId, String contactId, Instant erasedAt) {
        // First, so that whatever the ledger has not got yet is not sent.
        erased.note(corpId, contactId, erasureId, erasedAt);
        nameContacts.unlessLately(corpId);
        var commands = ledger.ofContact(corpId, contactId, erasedAt);
        var found = foundBefore.keepFirst(
                corpId,
                erasureId,
                contactId,
                new Found(
                        commands.all(),
                        commands.undecided().size(),
                        differences.countOf(corpId, contactId, erasedAt),
                        announcements.countOf(corpId, contactId, erasedAt)));
        long onTheirWay = commands.undecided().stream()
                .filter(commandId -> !cancelCommand.cancelForErased(corpId, commandId))
                .count();
        ledger.forgetContact(corpId, contactId, erasedAt);
        differences.forgetContact(corpId, contactId, erasedAt);
        announcements.forgetContact(corpId, contactId, erasedAt);
        return reports(found, onTheirWay);
    }

    private static List<ErasedStore> reports(Found found, long onTheirWay) {
        return List.of(
                new ErasedStore(
                        "commands",
                        found.commands() - onTheirWay,
                        found.commands(),
                        found.commands() == 0 ? null : "命令编号、种类与是否成功，防止重复发送，30 天后删除；客户编号与企业微信的返回已删除"),
                new ErasedStore(
                        "waiting-commands",
                        found.undecided() - onTheirWay,
                        onTheirWay,
                        onTheirWay == 0 ? null : "正在发送或可能已发送，有结果后删除，最长 1 天"),
                new ErasedStore("reconciliation-differences", found.differences(), 0, null),
                new ErasedStore("announcements", found.announcements(), 0, null),
                new ErasedStore("erased-contacts", 0, 1, "客户编号与删除时间：迟到的命令不再发送，40 天后删除"));
    }
}
