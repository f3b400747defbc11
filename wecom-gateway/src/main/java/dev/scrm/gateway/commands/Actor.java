package dev.scrm.gateway.commands;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Corp;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of a corp's apps acts. */
public sealed interface Actor {
    /** The app, if the corp has it. */
    Optional<App> in(Corp corp);

    /**
     * Whether it is this app whatever others the corp has. Where none claims a task the first one has it, which may be
     * another when all can be read.
     */
    boolean isNamedIn(Corp corp);

    /** Why there is none. */
    default PostponeReason whenMissing() {
        return PostponeReason.APP_UNKNOWN;
    }

    /**
     * One that the command names.
     *
     * @param agentId null for the corp's first
     */
    record Agent(@Nullable String agentId) implements Actor {
        @Override
        public Optional<App> in(Corp corp) {
            return agentId == null ? Optional.of(corp.firstApp()) : corp.app(agentId);
        }

        @Override
        public boolean isNamedIn(Corp corp) {
            return agentId != null && corp.app(agentId).isPresent();
        }
    }

    /** The one that may read and change customers. */
    record CustomerApp() implements Actor {
        @Override
        public Optional<App> in(Corp corp) {
            return Optional.of(corp.appForContacts());
        }

        @Override
        public boolean isNamedIn(Corp corp) {
            return corp.appForContacts().forContacts();
        }
    }

    /** None but a robot, which needs no app: the corp's first one stands for the corp. */
    record RobotOf(String robotId) implements Actor {
        @Override
        public Optional<App> in(Corp corp) {
            return corp.robot(robotId).map(_ -> corp.firstApp());
        }

        @Override
        public boolean isNamedIn(Corp corp) {
            return corp.robot(robotId).isPresent();
        }

        @Override
        public PostponeReason whenMissing() {
            return PostponeReason.ROBOT_UNKNOWN;
        }
    }

    /** The one that acts for a customer-service account. */
    record ServiceAccountApp(String openKfId) implements Actor {
        @Override
        public Optional<App> in(Corp corp) {
            return Optional.of(corp.appForServiceAccount(openKfId));
        }

        @Override
        public boolean isNamedIn(Corp corp) {
            return corp.appForServiceAccount(openKfId).serviceAccounts().contains(openKfId);
        }
    }
}
