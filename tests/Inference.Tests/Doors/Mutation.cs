using System.Text;

namespace CisLens.Inference.Tests.Doors;

/// <summary>Changes of a file: bytes turned, cut, doubled and put in, and numbers and words replaced by such as break readers.</summary>
internal static class Mutation
{
    private static readonly byte[] Likely = ">;,\t\n\r\"#@-:ACGTUNacgt01 \0\u001f{}[]/\\.%"u8.ToArray();

    private static readonly byte[][] Nasty =
    [
        .. new[]
        {
            "-1", "0", "1e999", "NaN", "null", "true", "[]", "{}", "\"\"", "99999999999999999999", "2147483648", "9223372036854775807", "-0.0", "1e-400", "../../../x", "/etc/x", "C:\\x",
            "\u202E", "\uFEFF", "'", "<script>", "%s%n", new string('A', 5000), new string('[', 2000), new string('9', 400),
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>A changed copy; the same for the same random numbers.</summary>
    public static byte[] Of(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        // Half of the files stay well formed and say something else, so that what is behind the parser is reached too.
        var isWellFormed = random.Next(2) == 0;
        for (var change = isWellFormed ? random.Next(1, 3) : random.Next(1, 7); change > 0; change--)
        {
            // Half of the changes hit the first kilobyte, where headers are.
            var at = random.Next(0, (random.Next(2) == 0 ? Math.Min(1024, bytes.Count) : bytes.Count) + 1);
            switch (isWellFormed ? -1 : random.Next(8))
            {
                case 0:
                    bytes.Insert(at, Likely[random.Next(Likely.Length)]);
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2 when at < bytes.Count:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.Skip(random.Next(0, bytes.Count + 1)).Take(random.Next(1, 60)).ToArray());
                    break;
                case 4 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 5:
                    bytes.InsertRange(at, Enumerable.Repeat(Likely[random.Next(Likely.Length)], random.Next(1, 200)));
                    break;
                default:
                    Replace(bytes, at, Nasty[random.Next(Nasty.Length)]);
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Puts something in the place of the word or number at a position.</summary>
    private static void Replace(List<byte> bytes, int at, byte[] by)
    {
        var (start, end) = (at, at);
        while (start > 0 && IsWord(bytes[start - 1]))
            start--;
        while (end < bytes.Count && IsWord(bytes[end]))
            end++;
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, by);
    }

    private static bool IsWord(byte letter) => char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'.' or (byte)'-' or (byte)'+' or (byte)'_' or (byte)'"';
}
