/**
 * A source that lays CSV files and a manifest down for us: people, groups and who is in them. Not
 * connected to a deployment yet.
 */
@NullMarked
package dev.rollcall.adapter.csvsource;

import org.jspecify.annotations.NullMarked;
