package dev.scrm.gateway.commands;

import dev.scrm.gateway.wecom.AcquisitionChat;
import dev.scrm.gateway.wecom.ExternalContact;
import dev.scrm.gateway.wecom.GroupChat;

/** What a command had WeCom show. The ledger does not keep it: such a command that comes again reads it again. */
public sealed interface Fetched {
    /** A contact as it is. */
    record Contact(ExternalContact contact) implements Fetched {}

    /** A group chat as it is. */
    record Chat(GroupChat chat) implements Fetched {}

    /** A chat of an acquisition link as it is. */
    record LinkChat(AcquisitionChat chat) implements Fetched {}

    /** A group chat that was dissolved. */
    record DismissedChat(String chatId) implements Fetched {}
}
