using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Data;

/// <summary>
/// The portal's and the workers' metadata and state; arrays are files (<see cref="Storage.DataFolder"/>).
/// One subclass per database, so that each has its own migrations.
/// </summary>
public abstract class CisLensDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Projects.</summary>
    public DbSet<ProjectEntity> Projects => Set<ProjectEntity>();

    /// <summary>Sequence sets.</summary>
    public DbSet<SequenceSetEntity> SequenceSets => Set<SequenceSetEntity>();

    /// <summary>Models.</summary>
    public DbSet<ModelEntity> Models => Set<ModelEntity>();

    /// <summary>Runs.</summary>
    public DbSet<RunEntity> Runs => Set<RunEntity>();

    /// <summary>Stages of runs.</summary>
    public DbSet<RunStageEntity> RunStages => Set<RunStageEntity>();

    /// <summary>Chunks of stages.</summary>
    public DbSet<RunChunkEntity> RunChunks => Set<RunChunkEntity>();

    /// <summary>Events of runs.</summary>
    public DbSet<RunEventEntity> RunEvents => Set<RunEventEntity>();

    /// <summary>Presets of methods.</summary>
    public DbSet<MethodPresetEntity> MethodPresets => Set<MethodPresetEntity>();

    /// <summary>Databases of known motifs.</summary>
    public DbSet<MotifDatabaseEntity> MotifDatabases => Set<MotifDatabaseEntity>();

    /// <summary>Reviews of motif findings.</summary>
    public DbSet<MotifReviewEntity> MotifReviews => Set<MotifReviewEntity>();

    /// <summary>Thresholds of audit rules that projects set themselves.</summary>
    public DbSet<AuditThresholdEntity> AuditThresholds => Set<AuditThresholdEntity>();

    /// <summary>Sequences that were looked at, kept or taken out.</summary>
    public DbSet<SelectionEntity> Selections => Set<SelectionEntity>();

    /// <summary>Workers.</summary>
    public DbSet<WorkerEntity> Workers => Set<WorkerEntity>();

    /// <summary>People with an account.</summary>
    public DbSet<PersonEntity> People => Set<PersonEntity>();

    /// <summary>Browsers in which people are signed in.</summary>
    public DbSet<SessionEntity> Sessions => Set<SessionEntity>();

    /// <summary>Links with which accounts are made.</summary>
    public DbSet<InvitationEntity> Invitations => Set<InvitationEntity>();

    /// <summary>Who belongs to which project.</summary>
    public DbSet<ProjectMemberEntity> ProjectMembers => Set<ProjectMemberEntity>();

    /// <summary>Who did what; only ever added to.</summary>
    public DbSet<ActivityEntity> Activities => Set<ActivityEntity>();

    /// <summary>Tokens of scripts.</summary>
    public DbSet<ApiTokenEntity> ApiTokens => Set<ApiTokenEntity>();

    /// <summary>Links with which runs are read.</summary>
    public DbSet<ShareLinkEntity> ShareLinks => Set<ShareLinkEntity>();

    /// <summary>What people say of runs.</summary>
    public DbSet<CommentEntity> Comments => Set<CommentEntity>();

    /// <summary>What people are told.</summary>
    public DbSet<NoticeEntity> Notices => Set<NoticeEntity>();

    /// <summary>Quotas that differ from the settings.</summary>
    public DbSet<QuotaEntity> Quotas => Set<QuotaEntity>();

    /// <summary>What deleted runs had used of workers' time.</summary>
    public DbSet<ComputeUseEntity> ComputeUses => Set<ComputeUseEntity>();

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // States are text, so that a person can read the tables and a new state needs no renumbering.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(16);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CisLensDb).Assembly);
}
