package dev.scrm.gateway.massmessages;

class InMemoryFollowedMessagesTests extends FollowedMessagesContract {
    private final InMemoryFollowedMessages messages = new InMemoryFollowedMessages();

    @Override
    protected FollowedMessages messages() {
        return messages;
    }
}
