/**
 * A source that lays CSV files and a manifest down for us: people, groups and who is in them. Tried
 * against a simulated S3 only.
 */
@NullMarked
package dev.rollcall.adapter.csvsource;

import org.jspecify.annotations.NullMarked;
