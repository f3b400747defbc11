package dev.scrm.simulator.world;

import org.jspecify.annotations.Nullable;

/**
 * A person outside the corp.
 *
 * @param type 1 on WeChat, 2 on WeCom
 * @param gender 0 unknown, 1 male, 2 female
 */
public record Customer(
        String externalUserId,
        String name,
        int type,
        int gender,
        String avatar,
        @Nullable String unionId,
        @Nullable String position,
        @Nullable String corpName) {}
