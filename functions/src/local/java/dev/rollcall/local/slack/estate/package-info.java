/**
 * What an organisation has beside people and groups: sessions, tokens, apps, workflows, roles,
 * channels' settings, links of IdP groups, logs of integrations.
 */
@NullMarked
package dev.rollcall.local.slack.estate;

import org.jspecify.annotations.NullMarked;
