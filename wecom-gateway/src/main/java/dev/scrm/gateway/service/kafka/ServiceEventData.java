package dev.scrm.gateway.service.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The data of the events of customer service, field by field as the contracts have them. */
final class ServiceEventData {
    private ServiceEventData() {}

    record MessageReceived(
            String messageId,
            String contactId,
            String externalUserId,
            String openKfId,
            String origin,
            @Nullable String staffId,
            Instant sentAt,
            String messageType,
            String body) {}

    record SessionEntered(
            String contactId,
            String externalUserId,
            String openKfId,
            @Nullable String scene,
            @Nullable String sceneParam,
            @Nullable String eventCode,
            @Nullable String channelsNickname,
            @Nullable String channelsShopNickname,
            @Nullable Integer channelsScene,
            Instant enteredAt) {}

    record SessionChanged(
            String contactId,
            String externalUserId,
            String openKfId,
            String change,
            @Nullable String oldStaffId,
            @Nullable String newStaffId,
            @Nullable String eventCode,
            Instant changedAt) {}

    record MessageFailed(
            String messageId,
            @Nullable String contactId,
            @Nullable String externalUserId,
            String openKfId,
            String failType,
            int failCode,
            Instant failedAt) {}

    record MessageRecalled(
            String messageId,
            String by,
            @Nullable String staffId,
            @Nullable String contactId,
            @Nullable String externalUserId,
            String openKfId,
            Instant recalledAt) {}

    record StaffStatusChanged(
            String staffId,
            String openKfId,
            String status,
            @Nullable String stopType,
            Instant changedAt) {}

    record RejectionChanged(
            String contactId,
            String externalUserId,
            String openKfId,
            String staffId,
            boolean rejected,
            Instant changedAt) {}

    /** @param xml empty: what it is may hold what somebody wrote, so all of it is sealed */
    record Unrecognized(@Nullable String event, @Nullable String messageType, String xml, String sealedXml) {}
}
