namespace CisLens.Inference.Tests.Docs;

public sealed class MethodsPageTests
{
    [Fact]
    public void MethodsPage_SaysWhatTheCatalogueSays()
    {
        var page = MethodsPage.Read();
        var expected = MethodsPage.Methods() + "\n" + MethodsPage.Agreement(page);
        if (MethodsPage.IsWritten)
            File.WriteAllText(MethodsPage.Path, expected);
        else
            Assert.Equal(expected, page);
    }
}
