package org.hwautomation.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Everything that can be set when the service or a worker starts. `hwa serve --help` says each in
/// a sentence.
///
/// @param database JDBC URL of an outside PostgreSQL; empty = the embedded one
/// @param pace 1 for real hardware; see `Pace`
/// @param inventorySweep how often each server's inventory is read; zero = never
/// @param biosSweep how often each server's BIOS is looked at; zero = never
/// @param keepOrders how long an order is kept after its end; zero = for ever
/// @param workerName unique among the workers of one database
public record ServiceSettings(
    String bind,
    int port,
    Path dataDirectory,
    Path configDirectory,
    Optional<String> database,
    String databaseUser,
    Optional<Path> databasePasswordFile,
    double pace,
    int jobsAtOnce,
    int perSite,
    int maxRetries,
    Duration retryPause,
    Duration longestPause,
    Duration inventorySweep,
    Duration biosSweep,
    Duration keepOrders,
    String workerName) {}
