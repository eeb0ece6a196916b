/**
 * The tables of docs/provisioning.md, each row driven end to end and held to what simulated Slack
 * received.
 */
@org.jspecify.annotations.NullMarked
package dev.rollcall.e2e.provisioning;
