package dev.scrm.simulator;

import dev.scrm.platform.wecom.CallbackKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The enterprise that is simulated: what an administrator would have set up in WeCom's console. */
public record Corp(
        String corpId, List<App> apps, List<Member> members, List<TagGroup> tagGroups, List<ServiceAccount> accounts) {

    public Corp {
        apps = List.copyOf(apps);
        members = List.copyOf(members);
        tagGroups = List.copyOf(tagGroups);
        accounts = List.copyOf(accounts);
        if (apps.isEmpty() || members.isEmpty()) {
            throw new IllegalArgumentException("Expected a corp with an app and a member, but one of them is missing");
        }
    }

    /**
     * A self-built app with its own secret and callback.
     *
     * @param customerContact whether it may call the APIs of customers and customer service and gets their events
     */
    public record App(
            long agentId,
            String name,
            String secret,
            boolean customerContact,
            @Nullable CallbackTarget callback) {
        /** No app has it: it stands for the contact-sync helper (通讯录同步助手). */
        public static final long CONTACT_SYNC = 0;

        /** The contact-sync helper, which has a secret and callbacks as apps have. */
        public static App contactSync(String secret, @Nullable CallbackTarget callback) {
            return new App(CONTACT_SYNC, "通讯录同步", secret, false, callback);
        }

        public boolean isContactSync() {
            return agentId == CONTACT_SYNC;
        }
    }

    /** Where an app wants its events, and the two secrets shared with it. */
    public record CallbackTarget(String url, String token, String encodingAesKey) {
        public CallbackTarget {
            CallbackKey.parse(encodingAesKey);
        }
    }

    /** A member of staff. */
    public record Member(String userId, String name) {}

    /** A group of corp tags that is there from the start. */
    public record TagGroup(String groupId, String name, List<Tag> tags) {
        public TagGroup {
            tags = List.copyOf(tags);
        }
    }

    /** A corp tag that is there from the start. */
    public record Tag(String id, String name) {}

    /** A customer-service account (微信客服). */
    public record ServiceAccount(String openKfId, String name) {}
}
